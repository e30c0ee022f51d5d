import type { PoolStatus } from '../scheduler-types.ts';

type ClassNow = PoolStatus['classes'][number];

export interface ClassWaits extends ClassNow {
  /** Places on the strip, 0 to 1 on a square-root scale; null when not known, or when the bound lies far beyond. */
  readonly median: number | null;
  readonly ninetyNine: number | null;
  readonly oldest: number | null;
  readonly bound: number | null;
  /** Waited, or waits, longer than its bound. */
  readonly broken: boolean;
}

const leastMs = 1_000;
/** Room for a bound beyond the longest wait; one further out would press all waits against the left edge. */
const boundReach = 4;

/** The next of 1, 2, 5, 10, …: the scale must not change with every look. */
function roundUp(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(ms));
  return ([1, 2, 5].find((step) => step * power >= ms) ?? 10) * power;
}

/** Waits of the classes on one scale, with the bound that the policy promises each. */
export function prepareWaits(classes: readonly ClassNow[]): readonly ClassWaits[] {
  const longestMs = classes.reduce(
    (most, { waitP99Ms, oldestWaitMs }) => Math.max(most, waitP99Ms ?? 0, oldestWaitMs ?? 0),
    leastMs,
  );
  const scaleMs = roundUp(longestMs * boundReach);
  const place = (ms: number | null) => (ms === null || ms > scaleMs ? null : Math.sqrt(ms / scaleMs));
  return classes.map((one) => ({
    ...one,
    median: place(one.waitP50Ms),
    ninetyNine: place(one.waitP99Ms),
    oldest: place(one.oldestWaitMs),
    bound: place(one.boundMs),
    broken: one.boundMs !== null && Math.max(one.waitP99Ms ?? 0, one.oldestWaitMs ?? 0) > one.boundMs,
  }));
}
