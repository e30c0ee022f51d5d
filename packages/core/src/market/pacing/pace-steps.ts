import type { DemandStep } from '../round/index.ts';
import type { PaceMillionths } from './pace-of-spending.ts';

/** Demand at values, as it is bid: each price divided by the pace, rounded down. Prices up to 9e9 stay exact. */
export function paceSteps(steps: readonly DemandStep[], pace: PaceMillionths): readonly DemandStep[] {
  return steps.map(({ price, slots }) => ({ price: Math.floor((price * 1e6) / pace), slots }));
}

/**
 * A demand that credits can pay for wherever the price comes to lie: each step is bid at no more than what pays for all slots down to
 * it. As everybody pays one price, and nobody more than was bid, no balance falls below zero. Lowering prices keeps urgent work in the
 * market near the end of the credits, where leaving slots out at their own, high prices would not (docs/decisions/0022).
 *
 * @param credits Micro-credits that this bid may use, for the whole round.
 */
export function stepsWithinCredits(
  steps: readonly DemandStep[],
  credits: number,
  roundMs: number,
): readonly DemandStep[] {
  const available = BigInt(Math.max(0, credits)) * 1000n;
  let slotMs = 0;
  return steps
    .toSorted((first, second) => second.price - first.price)
    .filter(({ slots }) => slots > 0)
    .map(({ price, slots }) => {
      slotMs += slots * roundMs;
      if (price * slotMs <= credits * 999) return { price, slots };
      const affordable = Number(available / BigInt(slotMs));
      return { price: Math.min(price, affordable), slots };
    });
}
