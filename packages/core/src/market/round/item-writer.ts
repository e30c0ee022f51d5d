import type { SlotUse } from './market-round.ts';
import { sampleShare, type SlotColumns } from './slot-program.ts';
import type { SupplyCurve } from './supply-curve.ts';
import { hashOfColumn, largestTieBreak, worthOf } from './tie-break.ts';

/** What bids demand and what may meet it, spread over arrays: the columns of the bids (items), and behind them those of the supply. */
export interface DemandItems {
  /** Of the bids alone. */
  readonly count: number;
  readonly columns: SlotColumns;
  /** The columns to guess prices by: all supply and one item in `sampleShare`, by what it is; rising. */
  readonly sample: readonly number[];
  /** The bid that each item is of: its index in the pool, of so many bids. */
  readonly bid: Int32Array;
  readonly bids: number;
}

/** Fills the arrays, item after item. */
export class ItemWriter {
  private readonly worth: Float64Array;
  private readonly range: Float64Array;
  private readonly tokensPerSecond: Float64Array;
  private readonly milliwatts: Float64Array;
  private readonly bid: Int32Array;
  private readonly bids: number;
  private readonly supply: SupplyCurve;
  private readonly sample: number[] = [];
  private count = 0;

  /** @param most No more items than this, of so many bids. */
  constructor(most: number, bids: number, supply: SupplyCurve) {
    this.bids = bids;
    const length = most + supply.steps.length;
    this.worth = new Float64Array(length);
    this.range = new Float64Array(length);
    this.tokensPerSecond = new Float64Array(length);
    this.milliwatts = new Float64Array(length);
    this.bid = new Int32Array(most);
    this.supply = supply;
  }

  add(bid: number, price: number, slots: number, { tokensPerSecond, milliwatts }: SlotUse): void {
    const { count } = this;
    const hash = hashOfColumn(price, tokensPerSecond, milliwatts);
    if (hash % sampleShare === 0) this.sample.push(count);
    this.worth[count] = worthOf(price, hash);
    this.range[count] = slots;
    this.tokensPerSecond[count] = tokensPerSecond;
    this.milliwatts[count] = milliwatts;
    this.bid[count] = bid;
    this.count += 1;
  }

  /** To be called once: the supply goes behind the items. */
  items(): DemandItems {
    const { count, bids, supply, sample, worth, range, tokensPerSecond, milliwatts, bid } = this;
    const all = count + supply.steps.length;
    const slots = new Int8Array(all).fill(1, 0, count);
    for (const [step, { price, slots: offered }] of supply.steps.entries()) {
      // As dear as a tie-break can be, so that bids of nothing do not set the price of free slots.
      worth[count + step] = price === 0 ? -largestTieBreak : -price;
      range[count + step] = offered;
      sample.push(count + step);
      slots[count + step] = -1;
    }
    return {
      count,
      columns: { count: all, worth, range, uses: [slots, tokensPerSecond, milliwatts] },
      sample,
      bid,
      bids,
    };
  }
}
