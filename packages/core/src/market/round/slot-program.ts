/**
 * What a round maximises, as a linear program of three rows: the value of the slots granted, less the cost of the slots supplied,
 * with slots, tokens per second and milliwatts in bounds. Column k takes 0 to range[k], is worth value[k] each and uses
 * slotUse[k], tokenUse[k] and powerUse[k] of the rows; a step of supply is a column of negative value and slot use −1.
 */
export interface SlotProgram {
  readonly count: number;
  readonly value: Float64Array;
  readonly range: Float64Array;
  readonly uses: readonly [slots: Float64Array, tokensPerSecond: Float64Array, milliwatts: Float64Array];
  /** What the rows have left for the columns; the first is negative by the must-run slots. Infinity where there is no limit. */
  readonly capacity: Triple;
}

export type Triple = readonly [number, number, number];

/** The best point of a program: the price of each row (its dual), and how much each column takes (fractions in three columns at most). */
export interface SlotProgramOptimum {
  readonly prices: Triple;
  readonly taken: Float64Array;
}
