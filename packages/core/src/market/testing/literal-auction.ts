import type { AuctionBid, AuctionClearing, AuctionRound, AuctionType } from '../auction/index.ts';

/** What is done wrong, for a check that has to notice it. */
export type AuctionFault = 'no rule for ties' | 'better sellers are the dearer ones';

type Outcome = Pick<AuctionClearing, 'quantity' | 'type' | 'marginalQuantity'>;

/**
 * The published rule bid by bid, ties and all, with quantities in whole numbers: what the clearing by steps is compared with. Of the
 * price only what follows from the type.
 */
export function clearLiterally({ priceCap, asks, offers }: AuctionRound, fault?: AuctionFault): Outcome {
  const buyers = asks.toSorted(([one], [two]) => two - one);
  const sellers = offers.toSorted(([one], [two]) => one - two);
  let [i, j, demand, supply, quantity] = [0, 0, 0, 0, 0];
  let [lastAsk, lastOffer] = [priceCap, -priceCap];
  let type: AuctionType = 'NULL';
  let equal = false;
  for (;;) {
    const [buyer, seller] = [buyers[i], sellers[j]];
    if (buyer === undefined || seller === undefined || buyer[0] < seller[0]) break;
    const [demandNow, supplyNow] = [demand + buyer[1], supply + seller[1]];
    [lastAsk, lastOffer] = [buyer[0], seller[0]];
    equal = demandNow === supplyNow;
    quantity = Math.min(demandNow, supplyNow);
    type = demandNow > supplyNow ? 'MARGINAL_BUYER' : 'MARGINAL_SELLER';
    if (demandNow <= supplyNow) [demand, i] = [demandNow, i + 1];
    if (supplyNow <= demandNow) [supply, j] = [supplyNow, j + 1];
  }
  if (equal) {
    type = lastAsk === lastOffer ? 'EXACT' : 'MARGINAL_PRICE';
    if (fault !== 'no rule for ties') {
      if (lastAsk === buyers[i]?.[0]) type = 'MARGINAL_BUYER';
      else if (lastOffer === sellers[j]?.[0]) type = 'MARGINAL_SELLER';
    }
  }
  const anyPriceAsked = sum(buyers.filter(([price]) => price === priceCap));
  const anyPriceOffered = sum(sellers.filter(([price]) => price === -priceCap));
  if (quantity === 0) type = 'NULL';
  else if (quantity < anyPriceAsked || quantity < anyPriceOffered) type = 'FAILURE';
  else if (quantity === anyPriceAsked && quantity === anyPriceOffered) type = 'MARGINAL_PRICE';
  const dearer = fault === 'better sellers are the dearer ones';
  const better =
    type === 'MARGINAL_BUYER'
      ? buyers.filter(([price]) => price > lastAsk)
      : sellers.filter(([price]) => (dearer ? price > lastOffer : price < lastOffer));
  const marginal = type === 'MARGINAL_BUYER' || type === 'MARGINAL_SELLER';
  return { quantity, type, marginalQuantity: marginal ? quantity - sum(better) : 0 };
}

function sum(bids: readonly AuctionBid[]): number {
  return bids.reduce((total, [, quantity]) => total + quantity, 0);
}
