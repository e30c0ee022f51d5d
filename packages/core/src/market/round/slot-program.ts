/** Demand and supply of a pool, a column each: column k takes 0 to range[k] slots, is worth worth[k] each and uses uses[row][k] of a row. */
export interface SlotColumns {
  readonly count: number;
  /** Micro-credits a slot-second: the price with its tie-break (`worthOf`). A step of supply is a column of negative worth and slot use −1. */
  readonly worth: Float64Array;
  readonly range: Float64Array;
  readonly uses: readonly [slots: Int8Array, tokensPerSecond: Float64Array, milliwatts: Float64Array];
}

/**
 * What a round maximises, as a linear program of three rows: the value of the slots granted, less the cost of the slots supplied,
 * with slots, tokens per second and milliwatts in bounds.
 */
export interface SlotProgram extends SlotColumns {
  /** What the rows have left for the columns; the first is negative by the must-run slots. Infinity where there is no limit. */
  readonly capacity: Triple;
}

/** Of a large round's bids one in so many stands for all. */
export const sampleShare = 32;

export type Triple = readonly [number, number, number];

/** The best point of a program: the price of each row (its dual), and how much each column takes. */
export interface SlotProgramOptimum {
  readonly prices: Triple;
  /** 1 for columns that take their range. */
  readonly full: Uint8Array;
  /** What others take; all that are not named take nothing. Three columns at most. */
  readonly partial: ReadonlyMap<number, number>;
}

/** How much a column takes. */
export function takenBy({ range }: SlotColumns, { full, partial }: SlotProgramOptimum, column: number): number {
  return partial.get(column) ?? (full[column] === 1 ? (range[column] ?? 0) : 0);
}
