import type { PowerCapEvent } from '@agent-os/core/devices';
import type { TenantTransaction } from '../../client/index.ts';
import { Prisma } from '../../generated/client.ts';

export interface PowerCapRow extends PowerCapEvent {
  readonly reason: string;
  readonly authorKind: string;
  readonly authorId: string;
  /** Null when the author is gone. */
  readonly authorName: string | null;
  readonly createdAtMs: number;
  readonly liftedReason: string | null;
}

interface SelectedCap {
  readonly id: string;
  readonly scope: PowerCapEvent['scope'];
  readonly scopeId: string;
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly cutKind: 'percent' | 'limit';
  readonly cutAmount: bigint;
  readonly reason: string;
  readonly authorKind: string;
  readonly authorId: string;
  readonly authorName: string | null;
  readonly createdAt: Date;
  readonly liftedAt: Date | null;
  readonly liftedReason: string | null;
}

/** The newest first, at most `limit`; also those that are over or lifted. */
export function listPowerCaps(tx: TenantTransaction, limit: number): Promise<readonly PowerCapRow[]> {
  return readCaps(tx, Prisma.sql`order by c.created_at desc, c.id desc limit ${limit}`);
}

/** Those that hold or will, from `now` on. */
export async function listPowerCapsToCome(tx: TenantTransaction, now: Date): Promise<readonly PowerCapEvent[]> {
  const rows = await readCaps(tx, Prisma.sql`where c.until_at > ${now} and c.lifted_at is null order by c.id`);
  return rows.map(({ id, scope, scopeId, fromMs, untilMs, liftedAtMs, cut }) => ({
    id,
    scope,
    scopeId,
    fromMs,
    untilMs,
    liftedAtMs,
    cut,
  }));
}

export async function findPowerCap(tx: TenantTransaction, id: string): Promise<PowerCapRow | undefined> {
  const [row] = await readCaps(tx, Prisma.sql`where c.id = ${id}`);
  return row;
}

/** Ends it now. False when it is over or was lifted before. */
export async function liftPowerCap(
  tx: TenantTransaction,
  id: string,
  { at, reason, author }: { readonly at: Date; readonly reason: string; readonly author: Author },
): Promise<boolean> {
  const { count } = await tx.powerCap.updateMany({
    where: { id, liftedAt: null, untilAt: { gt: at } },
    data: { liftedAt: at, liftedReason: reason, liftedByKind: author.kind, liftedById: author.id },
  });
  return count === 1;
}

interface Author {
  readonly kind: string;
  readonly id: string;
}

async function readCaps(tx: TenantTransaction, which: Prisma.Sql): Promise<readonly PowerCapRow[]> {
  const rows = await tx.$queryRaw<SelectedCap[]>`
    select c.id, c.scope, c.scope_id as "scopeId", c.from_at as "fromAt", c.until_at as "untilAt", c.cut_kind as "cutKind",
      c.cut_amount as "cutAmount", c.reason, c.author_kind as "authorKind", c.author_id as "authorId",
      (select p.name from person p where c.author_kind = 'person' and p.id = c.author_id
       union all select t.name from admin_token t where c.author_kind = 'token' and t.id = c.author_id
         and t.organisation_id = c.organisation_id) as "authorName",
      c.created_at as "createdAt", c.lifted_at as "liftedAt", c.lifted_reason as "liftedReason"
    from power_cap c ${which}`;
  return rows.map(({ fromAt, untilAt, liftedAt, createdAt, cutKind, cutAmount, ...row }) => ({
    ...row,
    fromMs: fromAt.getTime(),
    untilMs: untilAt.getTime(),
    liftedAtMs: liftedAt?.getTime() ?? null,
    createdAtMs: createdAt.getTime(),
    cut:
      cutKind === 'percent'
        ? { kind: 'percent', percent: Number(cutAmount) }
        : { kind: 'limit', milliwatts: Number(cutAmount) },
  }));
}
