import type { TenantTransaction } from '../../client/index.ts';

/** What lists show of a round. */
export interface MarketRoundSummary {
  readonly number: bigint;
  readonly at: Date;
  readonly mode: 'shadow' | 'on';
  readonly hash: Uint8Array<ArrayBuffer>;
  readonly clearedInUs: number;
  readonly pools: number;
  readonly bids: number;
  readonly grantedSlots: number;
  readonly unservedSlots: number;
  /** Micro-credits. */
  readonly paid: bigint;
}

export interface MarketRoundRow extends MarketRoundSummary {
  /** core/market: `MarketRound`. */
  readonly snapshot: object;
  /** core/market: `MarketRoundResult`. */
  readonly result: object;
  /** The pools of the result. */
  readonly outcomes: object;
  /** Micro-credits by department, as decimal text. */
  readonly charges: Readonly<Record<string, string>>;
  /** The same of what departments got for slots of their own. */
  readonly receipts: Readonly<Record<string, string>>;
  /** How each bid came about, in the order of the snapshot's bids; none of a round of before it was kept. */
  readonly origins?: object | null;
}

export async function insertMarketRound(
  tx: TenantTransaction,
  organisationId: string,
  row: MarketRoundRow,
): Promise<void> {
  const { origins, ...rest } = row;
  await tx.marketRound.create({ data: { organisationId, ...rest, ...(origins ? { origins } : {}) } });
}

/** A page of rounds, the newest first. @param before null: from the last */
export async function listMarketRoundSummaries(
  tx: TenantTransaction,
  before: bigint | null,
  limit: number,
): Promise<MarketRoundSummary[]> {
  const rows = await tx.marketRound.findMany({
    where: before === null ? {} : { number: { lt: before } },
    orderBy: { number: 'desc' },
    take: limit,
    omit: {
      organisationId: true,
      snapshot: true,
      result: true,
      outcomes: true,
      charges: true,
      receipts: true,
      origins: true,
    },
  });
  return rows as MarketRoundSummary[];
}

/** What lists show of a pool in a round. */
export interface PoolRound {
  readonly number: bigint;
  readonly at: Date;
  readonly mode: 'shadow' | 'on';
  readonly hash: Uint8Array<ArrayBuffer>;
  /** core/market: `PoolOutcome`, and the pool's `limits`. */
  readonly outcome: unknown;
  readonly mustRunSlots: number;
  /** Must-run slots that had to go. */
  readonly shedSlots: number;
}

/** A page of the rounds that a pool took part in, the newest first. @param before null: from the last */
export function listPoolRounds(
  tx: TenantTransaction,
  poolId: string,
  before: bigint | null,
  limit: number,
): Promise<PoolRound[]> {
  return tx.$queryRaw<PoolRound[]>`
    select number, at, mode, hash, outcome,
      (select coalesce(sum((bid->>'mustRunSlots')::int), 0)::int from json_array_elements(result->'bids') as bid
        where bid->>'pool' = ${poolId}) as "mustRunSlots",
      (select coalesce(sum((shed->>'slots')::int), 0)::int from json_array_elements(result->'shed') as shed
        where shed->>'pool' = ${poolId}) as "shedSlots"
    from (
      select number, at, mode, hash, result, outcome
      from market_round cross join lateral json_array_elements(outcomes) as outcome
      where (${before}::bigint is null or number < ${before}) and outcome->>'pool' = ${poolId}
      order by number desc limit ${limit}
    ) as page
    order by number desc`;
}

/** Drops rounds of before a time that nothing has to be settled of; at most so many, and says how many it were. */
export function pruneMarketRounds(
  tx: TenantTransaction,
  { before, settledRound, limit }: { readonly before: Date; readonly settledRound: bigint; readonly limit: number },
): Promise<number> {
  return tx.$executeRaw`
    delete from market_round
    where (organisation_id, number) in (
      select organisation_id, number from market_round where at < ${before} and number <= ${settledRound}
      order by number limit ${limit}
    )`;
}

export interface RoundCharges {
  readonly number: bigint;
  readonly charges: Readonly<Record<string, string>>;
  readonly receipts: Readonly<Record<string, string>>;
  readonly hash: Uint8Array<ArrayBuffer>;
}

/** What rounds after one number and up to another took from departments and gave them, the oldest first. */
export async function listRoundCharges(
  tx: TenantTransaction,
  after: bigint,
  upTo: bigint,
): Promise<readonly RoundCharges[]> {
  const rows = await tx.marketRound.findMany({
    where: { number: { gt: after, lte: upTo } },
    orderBy: { number: 'asc' },
    select: { number: true, charges: true, receipts: true, hash: true },
  });
  return rows as readonly RoundCharges[];
}

/** The last round and what it decided, unless it is older than so many ms. */
export async function findCurrentMarketRound(
  tx: TenantTransaction,
  withinMs: number,
): Promise<Pick<MarketRoundRow, 'number' | 'mode' | 'at' | 'result'> | undefined> {
  const rows = await tx.$queryRaw<Pick<MarketRoundRow, 'number' | 'mode' | 'at' | 'result'>[]>`
    select number, mode, at, result from (select * from market_round order by number desc limit 1) as last
    where at > clock_timestamp() - ${withinMs} * interval '1 millisecond'`;
  return rows[0];
}

/** What the last rounds decided of their pools, the newest first. */
export async function listMarketOutcomes(
  tx: TenantTransaction,
  limit: number,
): Promise<readonly Pick<MarketRoundRow, 'number' | 'at' | 'outcomes'>[]> {
  const rows = await tx.marketRound.findMany({
    orderBy: { number: 'desc' },
    take: limit,
    select: { number: true, at: true, outcomes: true },
  });
  return rows as Pick<MarketRoundRow, 'number' | 'at' | 'outcomes'>[];
}

/** A round with all that is kept of it. @param number undefined: the last one that the pool took part in */
export async function findMarketRound(
  tx: TenantTransaction,
  poolId: string,
  number: bigint | undefined,
): Promise<MarketRoundRow | undefined> {
  let wanted = number;
  if (wanted === undefined) {
    const rows = await tx.$queryRaw<{ number: bigint }[]>`
      select number from market_round
      -- Most rounds of a pool that is idle are told by their text alone, without reading it as JSON.
      where strpos(outcomes::text, ${poolId}) > 0
        and exists (select from json_array_elements(outcomes) as pool where pool->>'pool' = ${poolId})
      order by number desc limit 1`;
    wanted = rows[0]?.number;
  }
  if (wanted === undefined) return undefined;
  const row = await tx.marketRound.findFirst({ where: { number: wanted }, omit: { organisationId: true } });
  return (row as MarketRoundRow | null) ?? undefined;
}

export interface BidderRound {
  readonly number: bigint;
  readonly at: Date;
  /** core/market: `MarketBid` and `BidOutcome`. */
  readonly bid: unknown;
  readonly outcome: unknown;
  /** Null of a round of before it was kept. */
  readonly origin: unknown;
  /** core/market: after how many rounds without a slot the pool gives a floor; null for never. */
  readonly floorAfterRounds: number | null;
}

/** What a bidder asked for and got in the last rounds, the newest first. @param from, until epoch ms; null: no bound */
export function listBidderRounds(
  tx: TenantTransaction,
  bidder: string,
  { from, until, rounds }: { readonly from: number | null; readonly until: number | null; readonly rounds: number },
): Promise<BidderRound[]> {
  const [fromAt, untilAt] = [new Date(from ?? 0), until === null ? null : new Date(until)];
  return tx.$queryRaw<BidderRound[]>`
    select last.number, last.at, bid, outcome, last.origins->(place::int - 1) as origin,
      (select (pool->>'floorAfterRounds')::int from json_array_elements(last.snapshot->'pools') as pool
        where pool->>'pool' = outcome->>'pool') as "floorAfterRounds"
    from (
      select number, at, snapshot, result, origins from market_round
      where at >= ${fromAt} and (${untilAt}::timestamptz is null or at <= ${untilAt})
      order by number desc limit ${rounds}
    ) as last
    cross join lateral json_array_elements(last.result->'bids') as outcome
    join lateral json_array_elements(last.snapshot->'bids') with ordinality as asked (bid, place)
      on bid->>'bidder' = outcome->>'bidder' and bid->>'pool' = outcome->>'pool'
    where outcome->>'bidder' = ${bidder}
    order by last.number desc, outcome->>'pool'`;
}
