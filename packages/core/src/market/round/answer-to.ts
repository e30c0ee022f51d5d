import { amountForRound } from './amount-for-round.ts';
import { explainBid, type PoolTerms } from './explain-bid.ts';
import type { GrantedFloor } from './grant-floors.ts';
import type { MarketBid } from './market-round.ts';
import type { BidOutcome } from './market-round-result.ts';
import { askedSlots } from './pool-book.ts';
import { priceOfUse, type SlotPrices } from './slot-prices.ts';

type Answer = (bid: MarketBid, wonSlots: number, floor: GrantedFloor | undefined) => BidOutcome;

/** How the bids of a cleared pool are answered: what each holds, pays, and why. */
export function answerTo(prices: SlotPrices, roundMs: number, terms: PoolTerms): Answer {
  return (bid, wonSlots, floor) => {
    const price = Math.min(terms.cap, priceOfUse(prices, bid.use));
    const floorSlots = floor?.slots ?? 0;
    const perSecond = (bid.mustRunSlots + wonSlots) * price + floorSlots * (floor?.price ?? 0);
    return {
      bidder: bid.bidder,
      owner: bid.owner,
      pool: bid.pool,
      slots: bid.mustRunSlots + floorSlots + wonSlots,
      mustRunSlots: bid.mustRunSlots,
      floorSlots,
      askedSlots: askedSlots(bid),
      price,
      payment: amountForRound(perSecond, roundMs),
      reason: explainBid(bid, price, wonSlots, floor, terms),
    };
  };
}
