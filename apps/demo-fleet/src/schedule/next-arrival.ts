import type { Random } from './seeded-random.ts';

/** Milliseconds until the next arrival of a Poisson process with that mean distance. */
export function nextArrivalMs(meanMs: number, random: Random): number {
  return -Math.log(1 - random()) * meanMs;
}
