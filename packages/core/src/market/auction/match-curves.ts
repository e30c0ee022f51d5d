import type { OrderBook } from './order-book.ts';

/** Where demand and supply cross. Prices are undefined where a side has no such step. */
export interface CurveMatch {
  readonly units: number;
  /** Which side's last step got only a part; `equal`: both got all; `none`: nothing is traded. */
  readonly partial: 'none' | 'buyer' | 'seller' | 'equal';
  /** The cheapest ask and the dearest offer of which something was accepted. */
  readonly lastAsk: number;
  readonly lastOffer: number;
  /** The best steps of which nothing was accepted; meaningful after an equal match. */
  readonly nextAsk: number | undefined;
  readonly nextOffer: number | undefined;
}

/** Walks down the demand and up the supply while a buyer pays what a seller wants. */
export function matchCurves({ asks, offers }: Pick<OrderBook, 'asks' | 'offers'>): CurveMatch {
  let demand = 0;
  let supply = 0;
  let found: Omit<CurveMatch, 'nextAsk' | 'nextOffer'> = { units: 0, partial: 'none', lastAsk: 0, lastOffer: 0 };
  let ask = 0;
  let offer = 0;
  for (;;) {
    const lastAsk = asks.prices[ask];
    const lastOffer = offers.prices[offer];
    if (lastAsk === undefined || lastOffer === undefined || lastAsk < lastOffer) break;
    const demandNow = demand + (asks.quantities[ask] ?? 0);
    const supplyNow = supply + (offers.quantities[offer] ?? 0);
    const units = Math.min(demandNow, supplyNow);
    if (demandNow <= supplyNow) {
      demand = demandNow;
      ask += 1;
    }
    if (supplyNow <= demandNow) {
      supply = supplyNow;
      offer += 1;
    }
    const partial = demandNow > supplyNow ? 'buyer' : demandNow < supplyNow ? 'seller' : 'equal';
    found = { units, partial, lastAsk, lastOffer };
  }
  return { ...found, nextAsk: asks.prices[ask], nextOffer: offers.prices[offer] };
}
