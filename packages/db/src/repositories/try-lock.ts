import type { TenantTransaction } from '../client/index.ts';

/**
 * Upkeep of an organisation's rows that one kernel does at a time: false at once when another does it just now, else nobody else
 * does until the transaction ends. What writes or deletes many rows, in whatever order, needs it (docs/decisions/0032).
 * @param work what is done, the same word for everybody
 */
export async function tryLock(tx: TenantTransaction, work: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ locked: boolean }[]>`
    select pg_try_advisory_xact_lock(
      hashtextextended('agent_os.' || ${work} || '.' || current_setting('app.organisation_id'), 0)
    ) as locked`;
  return rows[0]?.locked === true;
}
