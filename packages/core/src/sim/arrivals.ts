import { drawExponential, drawGamma } from './distributions.ts';
import type { SeededRandom } from './random.ts';

/** Yields the next gap between two arrivals, in milliseconds. */
export type GapSource = () => number;

/** Poisson arrivals: `perSecond` on average, memoryless. */
export function poissonGaps(random: SeededRandom, perSecond: number): GapSource {
  return () => drawExponential(random, 1000 / perSecond);
}

/** Renewal arrivals with Gamma gaps; a shape below one is burstier than Poisson (its coefficient of variation is `1/√shape`). */
export function gammaGaps(random: SeededRandom, perSecond: number, shape: number): GapSource {
  return () => drawGamma(random, shape, 1000 / perSecond);
}

export interface BurstPattern {
  readonly onPerSecond: number;
  readonly meanOnMs: number;
  readonly meanOffMs: number;
}

/** A Markov-modulated Poisson process of two states, one of them silent; both last exponentially long. Begins in the busy one. */
export function burstGaps(random: SeededRandom, pattern: BurstPattern): GapSource {
  let onLeftMs = drawExponential(random, pattern.meanOnMs);
  return () => {
    let gapMs = 0;
    let untilArrivalMs = drawExponential(random, 1000 / pattern.onPerSecond);
    while (untilArrivalMs > onLeftMs) {
      gapMs += onLeftMs + drawExponential(random, pattern.meanOffMs);
      untilArrivalMs -= onLeftMs;
      onLeftMs = drawExponential(random, pattern.meanOnMs);
    }
    onLeftMs -= untilArrivalMs;
    return gapMs + untilArrivalMs;
  };
}

/** `count` arrival times from zero on, ascending. */
export function arrivalTimes(gap: GapSource, count: number): number[] {
  const times: number[] = [];
  let now = 0;
  for (let index = 0; index < count; index += 1) {
    now += gap();
    times.push(now);
  }
  return times;
}

/** The arrival times in `[fromMs, untilMs)`, ascending. */
export function arrivalTimesWithin(gap: GapSource, fromMs: number, untilMs: number): number[] {
  const times: number[] = [];
  for (let now = fromMs + gap(); now < untilMs; now += gap()) times.push(now);
  return times;
}
