import { afterFloors } from './after-floors.ts';
import { amountForRound } from './amount-for-round.ts';
import { answerTo } from './answer-to.ts';
import { clearDemand, type ClearedDemand } from './clear-demand.ts';
import type { PoolTerms } from './explain-bid.ts';
import type { GrantedFloor } from './grant-floors.ts';
import type { ClearingType, PoolOutcome } from './market-round-result.ts';
import { type PoolClearing, type PoolOpening } from './pool-clearing.ts';
import { demandItems } from './demand-items.ts';
import { receiptsOf } from './receipts-of.ts';
import { priceOfUse } from './slot-prices.ts';
import { costOfSlot, costOfSlots, type SupplyCurve } from './supply-curve.ts';

/** Clears a pool whose must-run slots fit: floors first, then by price. */
export function clearPool(opening: PoolOpening): PoolClearing {
  const { book } = opening;
  const { room, floors, supply, claimantOf } = afterFloors(opening);
  const items = demandItems(book, floors, supply);
  const { tokensPerSecond, milliwatts } = room;
  const limits = { mustRunSlots: book.mustRun.slots, tokensPerSecond, milliwatts };
  const demand = clearDemand(items, supply, limits, claimantOf);
  return settlePool(opening, { demand, floors, supply });
}

interface Allocation {
  readonly demand: ClearedDemand;
  readonly floors: ReadonlyMap<number, GrantedFloor>;
  /** Without the slots that went to floors. */
  readonly supply: SupplyCurve;
  /** What sellers get for a slot; left out: what buyers pay. */
  readonly sellerPrice?: number;
}

/** What everybody holds and pays once it is known who won how much at which price. */
export function settlePool(opening: PoolOpening, allocation: Allocation): PoolClearing {
  const { book, roundMs } = opening;
  const { demand, floors, supply } = allocation;
  const cheapestSlot = supply.steps[0]?.price ?? opening.supply.lowestPrice;
  const terms: PoolTerms = { cap: book.pool.priceCap, cheapestSlot, room: demand.room };
  const answer = answerTo(demand.prices, roundMs, terms);
  let paid = 0;
  let [slots, tokensPerSecond, milliwatts, asked] = [0, 0, 0, 0];
  let spentOnDemand = 0;
  const bids = book.bids.map((bid, index) => {
    const won = demand.won[index] ?? 0;
    const outcome = answer(bid, won, floors.size === 0 ? undefined : floors.get(index));
    paid += outcome.payment;
    asked += outcome.askedSlots;
    slots += outcome.slots;
    tokensPerSecond += outcome.slots * bid.use.tokensPerSecond;
    milliwatts += outcome.slots * bid.use.milliwatts;
    spentOnDemand += outcome.price * won;
    return outcome;
  });
  let [floorSlots, floorCost] = [0, 0];
  for (const floor of floors.values()) {
    floorSlots += floor.slots;
    floorCost += floor.slots * floor.price;
  }
  const slotPrice = Math.round(demand.prices.slots);
  const receipts = receiptsOf({
    pool: book.pool.pool,
    supply,
    usedSlots: slots - floorSlots,
    slotPrice: allocation.sellerPrice ?? slotPrice,
    roundMs,
    most: paid,
    tieOf: opening.tieOf,
  });
  const received = receipts.reduce((sum, receipt) => sum + receipt.received, 0);
  const { pool } = book;
  const outcome: PoolOutcome = {
    pool: pool.pool,
    type: typeOf(allocation, slots, slots - floorSlots),
    price: Math.min(pool.priceCap, priceOfUse(demand.prices, pool.typicalUse)),
    shadowPrices: {
      slots: slotPrice,
      tokensPerSecondMillionths: Math.round(demand.prices.tokensPerSecond * 1e6),
      milliwattsMillionths: Math.round(demand.prices.milliwatts * 1e6),
    },
    load: { slots, tokensPerSecond, milliwatts },
    binding: bindingOf(allocation, slots - floorSlots),
    marginal: demand.marginal,
    askedSlots: asked,
    unservedSlots: asked - slots,
    paid,
    received,
    buyerSurplus: amountForRound(demand.worth - spentOnDemand, roundMs),
    supplySurplus: paid - amountForRound(costOfSlots(supply, slots - floorSlots) + floorCost, roundMs),
  };
  return { outcome, bids, shed: [], receipts };
}

function typeOf({ demand, supply }: Allocation, load: number, marketLoad: number): ClearingType {
  if (load === 0) return 'null';
  const { tokensPerSecond, milliwatts, slots } = demand.prices;
  const lastCost = costOfSlot(supply, marketLoad) ?? supply.steps[0]?.price ?? 0;
  if (tokensPerSecond === 0 && milliwatts === 0 && Math.round(slots) <= lastCost) return 'seller';
  return demand.marginal.grantedSlots > 0 ? 'buyer' : 'exact';
}

function bindingOf({ demand, supply }: Allocation, marketLoad: number): PoolOutcome['binding'] {
  const { slots, tokensPerSecond, milliwatts } = demand.prices;
  const lastCost = costOfSlot(supply, marketLoad) ?? supply.steps[0]?.price ?? 0;
  const binding: ('slots' | 'tokensPerSecond' | 'milliwatts')[] = [];
  if (Math.round(slots) > lastCost && marketLoad > 0) binding.push('slots');
  if (tokensPerSecond > 0) binding.push('tokensPerSecond');
  if (milliwatts > 0) binding.push('milliwatts');
  return binding;
}
