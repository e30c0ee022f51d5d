import type { MarketPool, MarketRound, MarketRoundResult, PoolOutcome } from '@agent-os/core/market';
import {
  findCurrentMarketRound,
  insertMarketRound,
  listMarketDemand,
  lockMarketState,
  pruneMarketRounds,
  putMarketDemand,
  updateMarketState,
  type MarketStateRow,
  type TenantTransaction,
} from '@agent-os/db';
import type { OrganisationEntry } from '../directory/index.ts';
import { afterRound } from './after-round.ts';
import { carriedJson, carriedMarket, type CarriedMarket } from './carried-market.ts';
import { ensureCredits } from './ensure-credits.ts';
import { hashOfRound } from './hash-of-round.ts';
import { isRoundDue } from './is-round-due.ts';
import { mergeDemands } from './merge-demands.ts';
import { poolDemands, type PoolDemand } from './pool-demand.ts';
import { roundOfDemand } from './round-of-demand.ts';
import { settleRounds } from './settle-rounds.ts';

/** What another kernel said of its calls is void after so long. */
const demandFreshMs = 4_000;
/** A round that nothing has followed for so long has no effect any more: fair sharing is better than a stale price. */
export const inForceMs = 10_000;
const settleEveryMs = 60_000;
const prunedAtOnce = 500;
const hourMs = 3_600_000;

export interface DueRound {
  readonly organisation: Pick<OrganisationEntry, 'id' | 'market' | 'energy' | 'poolsById' | 'modelsByName'>;
  readonly replicaId: string;
  readonly roundMs: number;
  /** Of this kernel. */
  readonly demands: readonly PoolDemand[];
  readonly clear: (round: MarketRound) => MarketRoundResult;
  /** Microseconds of a clock that never steps back. */
  readonly nowUs: () => number;
}

/** The round that counts now. */
export interface RoundInForce {
  readonly number: number;
  readonly mode: 'shadow' | 'on';
  readonly result: MarketRoundResult;
}

/**
 * One turn of a kernel: says who waits and runs in it, and clears the round when that is due and no other kernel does. All of a round is one
 * transaction under the lock on the market's state: a kernel that dies in it leaves nothing, and no two clear the same. Undefined when
 * there has been no round since the market was turned on.
 */
export async function clearDueRound(tx: TenantTransaction, due: DueRound): Promise<RoundInForce | undefined> {
  const { organisation, replicaId } = due;
  await putMarketDemand(tx, organisation.id, replicaId, due.demands);
  const state = await lockMarketState(tx, organisation.id, false);
  const isDue = state !== undefined && isRoundDue(state.nextRoundAt.getTime(), state.now.getTime(), due.roundMs);
  if (!isDue) return lastRound(tx);
  const others = (await listMarketDemand(tx, replicaId, demandFreshMs)).flatMap((told) => poolDemands.parse(told));
  const demands = mergeDemands([...due.demands, ...others]);
  const known = carriedMarket.parse(state.carried);
  const carried = await bookWhatIsDue(tx, organisation, state, known);
  if (demands.length > 0) return clear(tx, due, { state, demands, carried });
  if (carried !== known) await updateMarketState(tx, organisation.id, { carried: carriedJson(carried) });
  return lastRound(tx);
}

interface Locked {
  readonly state: MarketStateRow;
  readonly demands: readonly PoolDemand[];
  readonly carried: CarriedMarket;
}

async function clear(
  tx: TenantTransaction,
  { organisation, roundMs, clear: decide, nowUs }: DueRound,
  { state, demands, carried }: Locked,
): Promise<RoundInForce> {
  const { terms } = organisation.market;
  const mode = terms.mode === 'on' ? 'on' : 'shadow';
  const number = state.round + 1n;
  const nowMs = state.now.getTime();
  const roundsLeft = roundsLeftOf(state, carried, roundMs);
  const demanded = { roundNumber: Number(number), roundMs, organisation, demands, carried, nowMs, roundsLeft };
  const { round, origins } = roundOfDemand(demanded);
  const begunUs = nowUs();
  const result = decide(round);
  const clearedInUs = Math.max(0, Math.round(nowUs() - begunUs));
  const after = afterRound(carried, { round, result, mode, roundsLeft });
  await insertMarketRound(tx, organisation.id, {
    number,
    at: state.now,
    mode,
    snapshot: round,
    result,
    outcomes: outcomesOf(round, result),
    origins,
    charges: inText(after.charges),
    receipts: inText(after.receipts),
    hash: hashOfRound(round, result),
    clearedInUs,
    pools: round.pools.length,
    bids: round.bids.length,
    grantedSlots: result.bids.reduce((sum, { slots }) => sum + slots, 0),
    unservedSlots: result.pools.reduce((sum, { unservedSlots }) => sum + unservedSlots, 0),
    paid: BigInt(result.pools.reduce((sum, { paid }) => sum + paid, 0)),
  });
  // From when it was due, so that rounds do not slip; a market that stood still, or whose clock was set back, begins anew.
  const dueMs = state.nextRoundAt.getTime();
  const nextRoundAt = new Date((Math.abs(nowMs - dueMs) < roundMs ? dueMs : nowMs) + roundMs);
  await updateMarketState(tx, organisation.id, { round: number, nextRoundAt, carried: carriedJson(after.carried) });
  return { number: Number(number), mode, result };
}

function inText(amounts: Readonly<Record<string, bigint>>): Record<string, string> {
  return Object.fromEntries(Object.entries(amounts).map(([id, amount]) => [id, amount.toString()]));
}

/** The pools of a round as lists show them. */
export type ListedOutcome = PoolOutcome & Pick<MarketPool, 'limits'>;

function outcomesOf(round: MarketRound, { pools }: MarketRoundResult): ListedOutcome[] {
  const limits = new Map(round.pools.map((pool) => [pool.pool, pool.limits]));
  const none = { slots: null, tokensPerSecond: null, milliwatts: null };
  return pools.map((outcome) => ({ ...outcome, limits: limits.get(outcome.pool) ?? none }));
}

/** At least one round in so many, of a period of which little is known. */
const sparsest = 20;
const unknownForMs = 3_600_000;

/** Rounds to come in the period, if work goes on for as much of the time as it has so far. */
function roundsLeftOf(state: MarketStateRow, { firstRound }: CarriedMarket, roundMs: number): number {
  const nowMs = state.now.getTime();
  const most = Math.max(1, (state.periodEnd.getTime() - nowMs) / roundMs);
  const elapsed = (nowMs - state.periodStart.getTime()) / roundMs;
  if (elapsed * roundMs < unknownForMs) return Math.ceil(most);
  const busy = Math.min(1, Math.max(1 / sparsest, (Number(state.round) + 1 - firstRound) / elapsed));
  return Math.ceil(most * busy);
}

/** Once a minute, and when a period is over: payments of past rounds, credits of the period, and rounds that are old enough to go. */
async function bookWhatIsDue(
  tx: TenantTransaction,
  { id, market: { terms } }: DueRound['organisation'],
  state: MarketStateRow,
  carried: CarriedMarket,
): Promise<CarriedMarket> {
  const nowMs = state.now.getTime();
  const isNewPeriod = nowMs >= state.periodEnd.getTime() || nowMs < state.periodStart.getTime();
  if (!isNewPeriod && nowMs - state.settledAt.getTime() < settleEveryMs) return carried;
  const settled = await settleRounds(tx, id, state, carried, terms);
  await updateMarketState(tx, id, { settledAt: state.now });
  const before = new Date(nowMs - terms.keepRoundsHours * hourMs);
  await pruneMarketRounds(tx, { before, settledRound: state.round, limit: prunedAtOnce });
  return ensureCredits(tx, id, state, settled, terms);
}

async function lastRound(tx: TenantTransaction): Promise<RoundInForce | undefined> {
  const last = await findCurrentMarketRound(tx, inForceMs);
  if (last === undefined) return undefined;
  const { number, mode, result } = last;
  return { number: Number(number), mode, result: result as MarketRoundResult };
}
