import { callSteps } from '@agent-os/core/contracts';
import type { StepClock } from '../pipeline/index.ts';
import type { RunningStep } from '../ports/kernel-state.ts';

/** The steps that a call has done, and the one it is in. `nowMs` is on the clock of its stop-watch. */
export function runningStepsOf(clock: StepClock, nowMs: number): readonly RunningStep[] {
  const reached = clock.stepsReached;
  return callSteps.slice(0, reached + 1).map((step, index) => {
    if (index < reached) return { step, durationUs: clock.durationUs(step), done: true };
    return { step, durationUs: Math.max(0, Math.round((nowMs - clock.lastMarkMs) * 1000)), done: false };
  });
}
