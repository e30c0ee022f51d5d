import fc from 'fast-check';
import type { AuctionBid, AuctionRound } from '../auction/index.ts';

const cap = 20;
const within = fc.integer({ min: 1 - cap, max: cap - 1 });
const quantity = fc.integer({ min: 1, max: 6 });

function roundsOf(price: fc.Arbitrary<number>): fc.Arbitrary<AuctionRound> {
  const bids: fc.Arbitrary<readonly AuctionBid[]> = fc.array(fc.tuple(price, quantity), { maxLength: 8 });
  return fc.record({ priceCap: fc.constant(cap), asks: bids, offers: bids });
}

/** Few prices and small quantities, so that ties and equal quantities are as common as they can be. */
export const anyRound = roundsOf(fc.oneof({ weight: 8, arbitrary: within }, fc.constantFrom(cap, -cap)));

/** Without bids that take any price. */
export const anyPricedRound = roundsOf(within);
