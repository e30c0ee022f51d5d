import type { DemandStep } from '../round/index.ts';

/** What so many slots are worth a second, the dearest steps first. */
export function worthOfSlots(steps: readonly DemandStep[], slots: number): number {
  let left = slots;
  let worth = 0;
  for (const step of steps.toSorted((one, other) => other.price - one.price)) {
    const taken = Math.min(left, step.slots);
    worth += taken * step.price;
    left -= taken;
  }
  return worth;
}
