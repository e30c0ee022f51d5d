import type { TrailingPrice } from '../bids/index.ts';

export interface SlotsForCredits {
  /** Slot-seconds at the mean of the trailing prices; null where slots were free. */
  readonly atMeanPrice: number | null;
  /** One standard deviation dearer and cheaper. */
  readonly atHighPrice: number | null;
  readonly atLowPrice: number | null;
}

/** What so many micro-credits would have bought in a pool: whole slot-seconds of typical use. */
export function slotsForCredits(credits: number, price: TrailingPrice): SlotsForCredits {
  const at = (perSlotSecond: number): number | null =>
    perSlotSecond <= 0 ? null : Math.floor(Math.max(0, credits) / perSlotSecond);
  return {
    atMeanPrice: at(price.mean),
    atHighPrice: at(price.mean + price.deviation),
    atLowPrice: at(price.mean - price.deviation),
  };
}
