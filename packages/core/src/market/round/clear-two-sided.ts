import { clearDoubleAuction, clearMcafee, type AuctionBid } from '../auction/index.ts';
import { afterFloors } from './after-floors.ts';
import { type AskStep, askSteps } from './ask-steps.ts';
import type { ClearedDemand } from './clear-demand.ts';
import { settlePool } from './clear-pool.ts';
import type { TwoSidedRule } from './market-round.ts';
import type { Claimant } from './marginal-claims.ts';
import type { PoolClearing, PoolOpening } from './pool-clearing.ts';
import { type Room, shareSlotsAtPrice, takeRoom } from './share-slots-at-price.ts';
import { cheapestSlots, costOfSlot, type SupplyCurve } from './supply-curve.ts';

/** What a two-sided rule makes of asks and offers: slots that change hands, must-run ones included, and both prices. */
interface Trade {
  readonly slots: number;
  readonly buyerPrice: number;
  /** No more than the buyers'. */
  readonly sellerPrice: number;
}

/**
 * Clears a pool whose must-run slots fit by a rule in which sellers are a side of their own (docs/decisions/0028): floors first, then bids
 * against offers. Such a rule knows slots only, so tokens and power decide how many slots there are, by the hungriest bid.
 * Must-run slots bid the cap: they are GridLAB-D's unresponsive load.
 */
export function clearTwoSided(opening: PoolOpening, rule: TwoSidedRule): PoolClearing {
  const { book } = opening;
  const { mustRun } = book;
  const { room, floors, supply: whole, claimantOf } = afterFloors(opening);
  const asks = askSteps(book, floors);
  const open = slotsThatFit(asks, room);
  const supply: SupplyCurve = { ...whole, ...cheapestSlots(whole.steps, mustRun.slots + open.slots) };
  const { slots, buyerPrice, sellerPrice } = tradeBy[rule](askedBy(asks, mustRun.slots, book.pool.priceCap), supply);
  const demand = grantTraded(asks, { buyerPrice, slots: slots - mustRun.slots, room }, claimantOf);
  const clearing = settlePool(opening, { demand, floors, supply, sellerPrice });
  const isFull = slots === supply.slots && slots > 0 && buyerPrice > (costOfSlot(supply, slots) ?? 0);
  return { ...clearing, outcome: { ...clearing.outcome, binding: isFull ? [open.by] : [] } };
}

interface Asks {
  readonly priceCap: number;
  readonly mustRunSlots: number;
  readonly asks: readonly AuctionBid[];
}

function askedBy(asks: readonly AskStep[], mustRunSlots: number, priceCap: number): Asks {
  return { priceCap, mustRunSlots, asks: asks.map(({ price, slots }) => [price, slots]) };
}

const tradeBy: Readonly<Record<TwoSidedRule, (asked: Asks, supply: SupplyCurve) => Trade>> = {
  double_auction: tradeAtOnePrice,
  mcafee: tradeTruthfully,
};

/** The smallest difference between two prices here: how far GridLAB-D's price stays off the best rejected bid. */
const bidOffset = 1;

/** GridLAB-D's price may lie between two micro-credits: the lower suits everybody whom it suits, as all bids are whole. */
function tradeAtOnePrice({ priceCap, mustRunSlots, asks }: Asks, { steps }: SupplyCurve): Trade {
  const offers = steps.map(({ price, slots }): AuctionBid => [price, slots]);
  const cleared = clearDoubleAuction(
    { priceCap, asks: [[priceCap, mustRunSlots], ...asks], offers },
    { bidOffset, clearingScalar: 0.5 },
  );
  const price = Math.max(0, Math.floor(cleared.price));
  return { slots: Math.round(cleared.quantity), buyerPrice: price, sellerPrice: price };
}

/**
 * Each slot trades by itself, as McAfee's rule is of bids of one size. A last pair that may not be left out, because it must run, trades
 * at the ask of the seller after it: nobody sets the own price.
 */
function tradeTruthfully({ priceCap, mustRunSlots, asks }: Asks, supply: SupplyCurve): Trade {
  const wanted = supply.slots + 1;
  const dearest = [[priceCap, mustRunSlots] as const, ...asks].toSorted(([one], [other]) => other - one);
  const { buyerPrice, sellerPrice, quantity } = clearMcafee({
    asks: slotBySlot(dearest, wanted),
    offers: slotBySlot(
      supply.steps.map(({ price, slots }) => [price, slots]),
      supply.slots,
    ),
  });
  const slots = Math.round(quantity);
  if (slots >= mustRunSlots && slots > 0) {
    return { slots, buyerPrice: Math.floor(buyerPrice), sellerPrice: Math.floor(sellerPrice) };
  }
  const bestRejected = asks.reduce((best, [price, asked]) => (asked > 0 ? Math.max(best, price) : best), 0);
  const price = Math.max(bestRejected, priceOfMustRun(mustRunSlots, supply, priceCap));
  return { slots: mustRunSlots, buyerPrice: price, sellerPrice: price };
}

/** The operator has no ask to shade: where the last slot is its own, what that costs is the price. */
function priceOfMustRun(mustRunSlots: number, supply: SupplyCurve, priceCap: number): number {
  if (mustRunSlots === 0) return supply.lowestPrice;
  const last = supply.steps.find((_, place) => slotsUntil(supply, place) >= mustRunSlots);
  return last?.owner === null ? last.price : (costOfSlot(supply, mustRunSlots + 1) ?? priceCap);
}

function slotBySlot(bids: readonly AuctionBid[], most: number): AuctionBid[] {
  const single: AuctionBid[] = [];
  for (const [price, slots] of bids) {
    for (let slot = 0; slot < slots && single.length < most; slot += 1) single.push([price, 1]);
  }
  return single;
}

function slotsUntil({ steps }: SupplyCurve, place: number): number {
  return steps.slice(0, place + 1).reduce((sum, { slots }) => sum + slots, 0);
}

/** Slots for which there is room, whoever gets them, and what ends them. */
function slotsThatFit(
  asks: readonly AskStep[],
  room: Readonly<Room>,
): { readonly slots: number; readonly by: 'slots' | 'tokensPerSecond' | 'milliwatts' } {
  const fits = (resource: 'tokensPerSecond' | 'milliwatts') => {
    const hungriest = asks.reduce((most, { use }) => Math.max(most, use[resource]), 0);
    return hungriest === 0 ? Number.POSITIVE_INFINITY : Math.floor(room[resource] / hungriest);
  };
  const [byTokens, byPower] = [fits('tokensPerSecond'), fits('milliwatts')];
  const slots = Math.max(0, Math.min(room.slots, byTokens, byPower));
  if (slots === room.slots) return { slots, by: 'slots' };
  return { slots, by: byPower <= byTokens ? 'milliwatts' : 'tokensPerSecond' };
}

/** Every bid above the price gets all, those at it share what is left, whole slots by largest remainder. */
function grantTraded(
  asks: readonly AskStep[],
  traded: { readonly buyerPrice: number; readonly slots: number; readonly room: Readonly<Room> },
  claimantOf: (bid: number) => Claimant,
): ClearedDemand {
  const { buyerPrice } = traded;
  const won = new Float64Array(asks.reduce((most, { bid }) => Math.max(most, bid + 1), 0));
  const room: Room = { ...traded.room, slots: traded.slots };
  let worth = 0;
  const win = ({ bid, price }: AskStep, slots: number): void => {
    won[bid] = (won[bid] ?? 0) + slots;
    worth += slots * price;
  };
  for (const ask of asks) {
    if (ask.price <= buyerPrice) continue;
    win(ask, ask.slots);
    takeRoom(room, ask.use, ask.slots);
  }
  const atPrice = asks.filter(({ price }) => price === buyerPrice);
  const askedSlots = atPrice.reduce((sum, { slots }) => sum + slots, 0);
  const group = { asked: Math.max(1, askedSlots), ideal: room.slots };
  const claims = atPrice.map(({ bid, slots, use }, item) => ({ item, asked: slots, use, group, ...claimantOf(bid) }));
  const shares = shareSlotsAtPrice(claims, room);
  for (const [index, ask] of atPrice.entries()) win(ask, shares[index] ?? 0);
  return {
    prices: { slots: buyerPrice, tokensPerSecond: 0, milliwatts: 0 },
    won,
    worth,
    marginal: { askedSlots, grantedSlots: shares.reduce((sum, slots) => sum + slots, 0) },
    room,
  };
}
