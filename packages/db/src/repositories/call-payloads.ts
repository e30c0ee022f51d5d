import type { TenantTransaction } from '../client/index.ts';
import { firstIdAt } from '../ids/index.ts';
import { tryLock } from './try-lock.ts';

export interface CallPayloadRow {
  readonly sealed: Uint8Array;
  readonly requestBytes: number;
  readonly requestKeptBytes: number;
  readonly responseBytes: number;
  readonly responseKeptBytes: number;
  readonly capturedAt: Date;
}

/** The sealed messages of a call; undefined when none are kept. */
export async function findCallPayload(
  tx: TenantTransaction,
  organisationId: string,
  callId: string,
): Promise<CallPayloadRow | undefined> {
  const row = await tx.callPayload.findUnique({
    where: { organisationId_callId: { organisationId, callId } },
    select: {
      sealed: true,
      requestBytes: true,
      requestKeptBytes: true,
      responseBytes: true,
      responseKeptBytes: true,
      capturedAt: true,
    },
  });
  if (row === null) return undefined;
  return { ...row, requestBytes: Number(row.requestBytes), responseBytes: Number(row.responseBytes) };
}

/** Deletes at most `limit` payloads of calls that arrived before that time; returns how many went: none while another kernel does it. */
export async function deletePayloadsBefore(tx: TenantTransaction, beforeMs: number, limit: number): Promise<number> {
  if (!(await tryLock(tx, 'call_payload.prune'))) return 0;
  // Ids of calls are ordered by time, so the primary key finds the oldest without an index of its own.
  return tx.$executeRaw`
    delete from call_payload where (organisation_id, call_id) in (
      select organisation_id, call_id from call_payload
      where organisation_id = current_setting('app.organisation_id') and call_id < ${firstIdAt('call', beforeMs)}
      order by call_id limit ${limit}
    )`;
}
