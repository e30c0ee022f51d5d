import type { TenantTransaction } from '../../client/index.ts';
import { tryLock } from '../try-lock.ts';

/** A call that lost its place to the market or to a power cap. Prices in micro-credits for a slot-second. */
export interface MarketYieldRow {
  readonly callId: string;
  readonly at: Date;
  readonly kind: 'moved' | 'shed' | 'interrupted';
  readonly agentId: string;
  /** Where it waited or ran. */
  readonly poolId: string;
  readonly serviceClass: 'critical' | 'interactive' | 'standard' | 'batch';
  /** Null: no market decided. */
  readonly round: bigint | null;
  readonly price: bigint | null;
  readonly bid: bigint | null;
  readonly toModelId: string | null;
  readonly toPrice: bigint | null;
  /** Of one that was interrupted: from 1, in the order in which they stopped. */
  readonly rank: number | null;
  readonly explanation: string;
}

export async function insertMarketYields(
  tx: TenantTransaction,
  organisationId: string,
  rows: readonly MarketYieldRow[],
): Promise<void> {
  await tx.marketYield.createMany({ data: rows.map((row) => ({ organisationId, ...row })), skipDuplicates: true });
}

/** The newest first, of before a time. */
export async function listMarketYields(
  tx: TenantTransaction,
  { before, limit }: { readonly before: Date | null; readonly limit: number },
): Promise<readonly MarketYieldRow[]> {
  const rows = await tx.marketYield.findMany({
    where: before === null ? {} : { at: { lt: before } },
    orderBy: [{ at: 'desc' }, { callId: 'asc' }],
    take: limit,
    omit: { organisationId: true },
  });
  return rows as MarketYieldRow[];
}

/** Drops those of before a time; nothing while another kernel does. */
export async function pruneMarketYields(tx: TenantTransaction, before: Date): Promise<void> {
  if (!(await tryLock(tx, 'market_yield.prune'))) return;
  await tx.marketYield.deleteMany({ where: { at: { lt: before } } });
}
