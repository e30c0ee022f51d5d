import { amountForRound } from './amount-for-round.ts';
import { auditSellers } from './audit-sellers.ts';
import type { MarketBid, MarketPool, MarketRound } from './market-round.ts';
import type { BidOutcome, MarketRoundResult, PoolOutcome } from './market-round-result.ts';
import { dearestFirst } from './pool-book.ts';
import { costOfSlot, supplyCurve } from './supply-curve.ts';

/**
 * What is wrong with a cleared round, one sentence each; none if it holds what the market promises (invariant 10): a price between the
 * best rejected and the worst accepted bid and not below marginal cost, nobody pays more than was bid, no limit exceeded, books that
 * agree. Looks at round and result only, so that it can be run on a journal.
 */
export function auditRound(round: MarketRound, result: MarketRoundResult): readonly string[] {
  const faults: string[] = [];
  for (const [index, bid] of round.bids.entries()) {
    const outcome = result.bids[index];
    const pool = round.pools.find(({ pool: name }) => name === bid.pool);
    const cleared = result.pools.find(({ pool: name }) => name === bid.pool);
    if (!outcome || !pool || !cleared) {
      faults.push(`The bid of ${bid.bidder} in ${bid.pool} has no answer.`);
    } else {
      faults.push(...faultsOfBid({ bid, outcome, pool, failed: cleared.type === 'failure', roundMs: round.roundMs }));
    }
  }
  for (const pool of round.pools) {
    const outcome = result.pools.find(({ pool: name }) => name === pool.pool);
    if (outcome) faults.push(...faultsOfPool(pool, outcome, round, result));
    else faults.push(`The pool ${pool.pool} has no outcome.`);
  }
  return faults;
}

interface AnsweredBid {
  readonly bid: MarketBid;
  readonly outcome: BidOutcome;
  readonly pool: MarketPool;
  readonly failed: boolean;
  readonly roundMs: number;
}

function faultsOfBid({ bid, outcome, pool, failed, roundMs }: AnsweredBid): readonly string[] {
  const faults: string[] = [];
  let granted = outcome.slots - outcome.mustRunSlots;
  let [worstAccepted, bestRejected, worth] = [Number.POSITIVE_INFINITY, -1, outcome.mustRunSlots * pool.priceCap];
  let byFloor = outcome.floorSlots;
  for (const { price, slots } of dearestFirst(bid)) {
    const bidPrice = Math.min(price, pool.priceCap);
    const accepted = Math.min(granted, slots);
    granted -= accepted;
    worth += accepted * bidPrice;
    const floored = Math.min(byFloor, accepted);
    byFloor -= floored;
    if (accepted > floored) worstAccepted = bidPrice;
    if (slots > accepted) bestRejected = Math.max(bestRejected, bidPrice);
  }
  if (granted > 0) faults.push(`${bid.bidder} got ${granted} more slots than it asked for.`);
  if (outcome.mustRunSlots > bid.mustRunSlots) faults.push(`${bid.bidder} holds more slots than it had.`);
  if (worstAccepted < outcome.price) {
    faults.push(`${bid.bidder} won at ${outcome.price} with a bid of ${worstAccepted}.`);
  }
  if (!failed && bestRejected > outcome.price) {
    faults.push(`${bid.bidder} lost with a bid of ${bestRejected} at a price of ${outcome.price}.`);
  }
  if (outcome.payment > amountForRound(worth, roundMs)) faults.push(`${bid.bidder} pays more than it bid.`);
  return faults;
}

function faultsOfPool(
  pool: MarketPool,
  outcome: PoolOutcome,
  round: MarketRound,
  result: MarketRoundResult,
): readonly string[] {
  const faults = [...auditSellers(pool, round, result)];
  const load = { slots: 0, tokensPerSecond: 0, milliwatts: 0 };
  let [paid, floorSlots] = [0, 0];
  for (const [index, bid] of round.bids.entries()) {
    const answer = result.bids[index];
    if (bid.pool !== pool.pool || !answer) continue;
    load.slots += answer.slots;
    load.tokensPerSecond += answer.slots * bid.use.tokensPerSecond;
    load.milliwatts += answer.slots * bid.use.milliwatts;
    paid += answer.payment;
    floorSlots += answer.floorSlots;
  }
  const supply = supplyCurve(pool);
  const limits = { ...pool.limits, slots: supply.slots };
  for (const resource of ['slots', 'tokensPerSecond', 'milliwatts'] as const) {
    const limit = limits[resource];
    if (limit !== null && load[resource] > limit) {
      faults.push(`${pool.pool} uses ${load[resource]} of ${limit} ${resource}.`);
    }
    if (load[resource] !== outcome.load[resource]) faults.push(`${pool.pool} states a wrong load of ${resource}.`);
  }
  const received = result.receipts.reduce(
    (sum, receipt) => sum + (receipt.pool === pool.pool ? receipt.received : 0),
    0,
  );
  if (paid !== outcome.paid || received !== outcome.received) faults.push(`The books of ${pool.pool} do not agree.`);
  if (received > paid) faults.push(`${pool.pool} pays out more than it takes.`);
  const marginalCost = costOfSlot(supply, outcome.load.slots - floorSlots) ?? 0;
  if (outcome.shadowPrices.slots < marginalCost) faults.push(`A slot of ${pool.pool} is sold below its marginal cost.`);
  if (outcome.price > pool.priceCap) faults.push(`The price of ${pool.pool} is above its cap.`);
  return faults;
}
