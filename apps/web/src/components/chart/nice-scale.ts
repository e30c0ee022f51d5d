/** A vertical scale that ends on round values, with its grid lines in rising order. */
export interface NiceScale {
  readonly low: number;
  readonly high: number;
  readonly grid: readonly number[];
}

const steps = [1, 2, 2.5, 5, 10] as const;
const wantedLines = 3;

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return (steps.find((step) => step * power >= rough * (1 - 1e-9)) ?? 10) * power;
}

/** Holds zero and all values, with three to five grid lines. Without a value above or below zero it is 0 to 1. */
export function niceScale(values: Iterable<number>): NiceScale {
  let least = 0;
  let most = 0;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least === most) return { low: 0, high: 1, grid: [0, 1] };
  const step = roundStep((most - least) / wantedLines);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(most / step - 1e-9);
  // Multiples, not sums: sums of 0.1 drift.
  const grid = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  return { low: grid[0] ?? 0, high: grid.at(-1) ?? 1, grid };
}
