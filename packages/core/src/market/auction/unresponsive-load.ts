/** Whether what a buyer bids for runs at the moment. */
export interface RunningBid {
  readonly quantity: number;
  readonly state: 'on' | 'off' | 'unknown';
}

/** Less than this is a rounding error of the meter. */
const leastLoad = 1e-3;

/**
 * What runs without anybody bidding for it: the metered load, less the bids that run, less half of those of which nobody knows
 * (GridLAB-D's capacity reference). To be asked for at the price cap; 0 where nothing is left.
 */
export function unresponsiveLoad(meteredLoad: number, bids: readonly RunningBid[]): number {
  const parts = { on: 1, unknown: 0.5, off: 0 };
  const load = bids.reduce((left, { quantity, state }) => left - quantity * parts[state], meteredLoad);
  return load > leastLoad ? load : 0;
}
