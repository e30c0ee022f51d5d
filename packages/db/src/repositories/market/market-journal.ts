import type { TenantTransaction } from '../../client/index.ts';
import type { MarketRoundRow } from './market-rounds.ts';

/** Kept rounds from one moment to another, which have all numbers in between. */
export interface MarketSpan {
  readonly first: { readonly number: bigint; readonly at: Date };
  readonly last: { readonly number: bigint; readonly at: Date };
  /** The most bids in some rounds of the span, evenly spread. */
  readonly bidsOfRound: number;
}

const roundsProbed = 16;

/** The rounds that are kept of the last so many ms before the last one; undefined when none is kept. */
export async function findMarketSpan(tx: TenantTransaction, spanMs: number): Promise<MarketSpan | undefined> {
  const select = { number: true, at: true } as const;
  const last = await tx.marketRound.findFirst({ orderBy: { number: 'desc' }, select });
  if (last === null) return undefined;
  const first = await tx.marketRound.findFirst({
    where: { at: { gte: new Date(last.at.getTime() - spanMs) } },
    orderBy: [{ at: 'asc' }, { number: 'asc' }],
    select,
  });
  if (first === null) return undefined;
  const rounds = last.number - first.number;
  const probes = Array.from(
    { length: roundsProbed },
    (_, index) => first.number + (rounds * BigInt(index)) / BigInt(roundsProbed - 1),
  );
  const probed = await tx.marketRound.findMany({ where: { number: { in: probes } }, select: { bids: true } });
  return { first, last, bidsOfRound: Math.max(...probed.map(({ bids }) => bids)) };
}

export type JournalRow = Pick<MarketRoundRow, 'number' | 'at' | 'snapshot' | 'result' | 'hash' | 'origins'>;

/** What is needed to decide rounds again, by their numbers, both ends included; the oldest first. */
export async function listMarketJournal(
  tx: TenantTransaction,
  { first, last }: { readonly first: bigint; readonly last: bigint },
): Promise<readonly JournalRow[]> {
  const rows = await tx.marketRound.findMany({
    where: { number: { gte: first, lte: last } },
    orderBy: { number: 'asc' },
    select: { number: true, at: true, snapshot: true, result: true, hash: true, origins: true },
  });
  return rows as JournalRow[];
}
