/** The middle of values in any order; the mean of the two middle ones of an even number. NaN without a value. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Scales the median absolute deviation to the standard deviation of a normal distribution. */
const normalScale = 0.6745;

/** Iglewicz and Hoaglin's modified z-score; the deviation counts as at least `leastDeviation`. */
export function robustZ(value: number, others: readonly number[], leastDeviation: number): number {
  const median = medianOf(others);
  const deviation = medianOf(others.map((other) => Math.abs(other - median)));
  return (normalScale * (value - median)) / Math.max(deviation, leastDeviation);
}
