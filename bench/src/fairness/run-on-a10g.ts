import { createPoolScheduler, type SchedulingPolicy } from '@agent-os/core/scheduling';
import {
  exactEstimator,
  llama7bOnA10g,
  type Program,
  type SimulationObserver,
  type SimulationResult,
  simulatePool,
} from '@agent-os/core/sim';
import { limitsOf } from '../scheduling/index.ts';

/** The server of VTC's published runs, whose clients fix the length of the output. */
export const server = llama7bOnA10g;

/** One simulated run under a policy; ends after `horizonMs` of virtual time, however much still waits. */
export function runOnA10g(
  policy: SchedulingPolicy,
  programs: readonly Program[],
  horizonMs: number,
  observe?: SimulationObserver,
): SimulationResult {
  return simulatePool({
    profile: server,
    programs,
    scheduler: createPoolScheduler(policy, limitsOf(server), 1),
    estimator: exactEstimator,
    horizonMs,
    ...(observe ? { observe } : {}),
  });
}
