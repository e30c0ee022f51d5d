import type { TraceRequest } from './parse-trace.ts';
import type { Random } from './seeded-random.ts';

/** A request of the trace with the moment at which it is due and the agent that makes it. */
export interface PlannedCall {
  readonly index: number;
  /** Milliseconds after the start of the replay. */
  readonly dueMs: number;
  /** Position of the agent in the fleet, from 0. */
  readonly agent: number;
  readonly contextTokens: number;
  readonly generatedTokens: number;
}

export interface ReplayPlanSettings {
  /** How many times faster than the trace. */
  readonly speed: number;
  readonly agents: number;
}

/** Open loop: each request is due at its own time, whether earlier ones are answered or not. */
export function planCalls(
  requests: readonly TraceRequest[],
  { speed, agents }: ReplayPlanSettings,
  random: Random,
): readonly PlannedCall[] {
  return requests.map(({ offsetMs, contextTokens, generatedTokens }, index) => ({
    index,
    dueMs: offsetMs / speed,
    agent: Math.floor(random() * agents),
    contextTokens,
    generatedTokens,
  }));
}
