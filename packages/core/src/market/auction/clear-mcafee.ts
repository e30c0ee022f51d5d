import type { AuctionRound } from './auction-round.ts';
import { plainDecimal } from './price-at-equal-quantity.ts';
import { quantityUnitFor } from './quantity-unit.ts';
import { rationEqually } from './ration-equally.ts';

/** What a truthful auction decided. Trades are at the place of their bid, with its sign. */
export interface TruthfulClearing {
  readonly buyerPrice: number;
  /** No more than the buyers'. */
  readonly sellerPrice: number;
  readonly quantity: number;
  readonly asks: readonly number[];
  readonly offers: readonly number[];
  /** What buyers pay and sellers do not get. */
  readonly surplus: number;
}

interface Trader {
  readonly price: number;
  readonly units: number;
  /** Position among all bids, the asks before the offers. */
  readonly place: number;
}

/**
 * McAfee's double auction (A dominant strategy double auction, 1992), in which nobody gains by a bid that is not true: where the mean of
 * the best rejected bids suits all who trade it is the price; else the last pair does not trade, and its bids are the prices of the
 * others. That holds for bids of one size. With different sizes the last pair never trades, and what is then too much on one side
 * is taken from its bids alike (Huang, Scheller-Wolf and Sycara 2002). Bids of one price are taken in their order: at the margin
 * there is nothing to gain.
 */
export function clearMcafee({ asks, offers }: Pick<AuctionRound, 'asks' | 'offers'>): TruthfulClearing {
  const bids = [...asks, ...offers];
  const unit = quantityUnitFor(bids.reduce((sum, [, quantity]) => sum + Math.abs(quantity), 0));
  const traders = bids
    .map(([price, quantity], place) => ({ price, units: unit.toUnits(Math.abs(quantity)), place }))
    .filter(({ units }) => units > 0);
  const buys = ({ place }: Trader) => place < asks.length === (bids[place]?.[1] ?? 0) > 0;
  const buyers = traders.filter(buys).toSorted((one, two) => two.price - one.price);
  const sellers = traders.filter((trader) => !buys(trader)).toSorted((one, two) => one.price - two.price);

  const last = lastPair(buyers, sellers);
  const lastBuyer = buyers[last.buyer];
  const lastSeller = sellers[last.seller];
  const price = meanOfNext(buyers[last.buyer + 1], sellers[last.seller + 1]);
  const oneSize = traders.every(({ units }) => units === lastBuyer?.units);
  const suits = oneSize && price !== undefined && between(lastSeller?.price, price, lastBuyer?.price);
  const pairsLost = suits ? 0 : 1;
  const trading = [
    buyers.slice(0, Math.max(0, last.buyer + 1 - pairsLost)),
    sellers.slice(0, Math.max(0, last.seller + 1 - pairsLost)),
  ];
  const units = Math.min(...trading.map(unitsOf));
  const trades = bids.map(() => 0);
  for (const side of trading) {
    const sizes = side.map((trader) => trader.units);
    const parts = rationEqually(sizes, unitsOf(side) - units);
    for (const [index, { place }] of side.entries()) {
      trades[place] = plainDecimal(unit.fromUnits(parts[index] ?? 0)) * Math.sign(bids[place]?.[1] ?? 0);
    }
  }
  const quantity = unit.fromUnits(units);
  const buyerPrice = suits ? price : (lastBuyer?.price ?? 0);
  const sellerPrice = suits ? price : (lastSeller?.price ?? 0);
  return {
    buyerPrice,
    sellerPrice,
    quantity,
    asks: trades.slice(0, asks.length),
    offers: trades.slice(asks.length),
    surplus: plainDecimal(quantity * (buyerPrice - sellerPrice)),
  };
}

function between(least = Infinity, value: number, most = -Infinity): boolean {
  return least <= value && value <= most;
}

function unitsOf(side: readonly Trader[]): number {
  return side.reduce((sum, { units }) => sum + units, 0);
}

/** The last buyer and the last seller who would trade, were the market to clear; -1 where none does. */
function lastPair(buyers: readonly Trader[], sellers: readonly Trader[]): { buyer: number; seller: number } {
  let demand = 0;
  let supply = 0;
  let last = { buyer: -1, seller: -1 };
  let buyer = 0;
  let seller = 0;
  for (;;) {
    const buying = buyers[buyer];
    const selling = sellers[seller];
    if (buying === undefined || selling === undefined || buying.price < selling.price) return last;
    last = { buyer, seller };
    const demandNow = demand + buying.units;
    const supplyNow = supply + selling.units;
    if (demandNow <= supplyNow) {
      demand = demandNow;
      buyer += 1;
    }
    if (supplyNow <= demandNow) {
      supply = supplyNow;
      seller += 1;
    }
  }
}

function meanOfNext(buyer: Trader | undefined, seller: Trader | undefined): number | undefined {
  return buyer === undefined || seller === undefined ? undefined : plainDecimal((buyer.price + seller.price) / 2);
}
