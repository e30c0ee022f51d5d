export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/** Percentiles by the nearest rank, which is always a value that occurred; undefined for no values. */
export function percentilesOf(values: readonly number[]): Percentiles | undefined {
  const sorted = Float64Array.from(values).toSorted();
  const at = (share: number): number | undefined => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  const [p50, p90, p99] = [at(0.5), at(0.9), at(0.99)];
  return p50 === undefined || p90 === undefined || p99 === undefined ? undefined : { p50, p90, p99 };
}
