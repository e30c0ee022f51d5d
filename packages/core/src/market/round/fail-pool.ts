import { amountForRound } from './amount-for-round.ts';
import type { BidReason } from './bid-reason.ts';
import { holdMustRun } from './hold-must-run.ts';
import type { BidOutcome, ShedSlots } from './market-round-result.ts';
import type { Overload } from './must-run-load.ts';
import { askedSlots } from './pool-book.ts';
import { type PoolClearing, type PoolOpening } from './pool-clearing.ts';
import { receiptsOf } from './receipts-of.ts';
import { costOfSlots } from './supply-curve.ts';

/** A pool that cannot hold its must-run slots: the price is the cap, the least valuable of them are shed, nobody else gets any. */
export function failPool(opening: PoolOpening, overload: Overload): PoolClearing {
  const { book, roundMs, supply, tieOf } = opening;
  const { pool } = book;
  const held = holdMustRun(book, opening.limits, (index) => {
    const bidder = book.bids[index]?.bidder ?? '';
    return { bidder, tie: tieOf(bidder) };
  });
  const shed: ShedSlots[] = [];
  const load = { slots: 0, tokensPerSecond: 0, milliwatts: 0 };
  const bids = book.bids.map((bid, index): BidOutcome => {
    const slots = held[index] ?? 0;
    const lost = bid.mustRunSlots - slots;
    if (lost > 0) shed.push({ bidder: bid.bidder, owner: bid.owner, pool: pool.pool, slots: lost, ...overload });
    load.slots += slots;
    load.tokensPerSecond += slots * bid.use.tokensPerSecond;
    load.milliwatts += slots * bid.use.milliwatts;
    return {
      bidder: bid.bidder,
      owner: bid.owner,
      pool: pool.pool,
      slots,
      mustRunSlots: slots,
      floorSlots: 0,
      askedSlots: askedSlots(bid),
      price: pool.priceCap,
      payment: amountForRound(slots * pool.priceCap, roundMs),
      reason: reasonOf(overload, lost, bid.mustRunSlots, pool.priceCap),
    };
  });
  const paid = bids.reduce((sum, { payment }) => sum + payment, 0);
  const receipts = receiptsOf({
    pool: pool.pool,
    supply,
    usedSlots: load.slots,
    slotPrice: pool.priceCap,
    roundMs,
    most: paid,
    tieOf,
  });
  const asked = bids.reduce((sum, bid) => sum + bid.askedSlots, 0);
  return {
    outcome: {
      pool: pool.pool,
      type: 'failure',
      price: pool.priceCap,
      shadowPrices: { slots: pool.priceCap, tokensPerSecondMillionths: 0, milliwattsMillionths: 0 },
      load,
      binding: [overload.resource],
      marginal: { askedSlots: 0, grantedSlots: 0 },
      askedSlots: asked,
      unservedSlots: asked - load.slots,
      paid,
      received: receipts.reduce((sum, { received }) => sum + received, 0),
      buyerSurplus: 0,
      supplySurplus: paid - amountForRound(costOfSlots(supply, load.slots), roundMs),
    },
    bids,
    shed,
    receipts,
  };
}

function reasonOf(overload: Overload, lost: number, mustRunSlots: number, cap: number): BidReason {
  if (lost > 0) return { code: 'shed', ...overload, slots: lost };
  if (mustRunSlots > 0) return { code: 'must_run', price: cap, slots: mustRunSlots };
  return { code: 'pool_failed', resource: overload.resource };
}
