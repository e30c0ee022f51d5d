import type { WaitingCall } from '../calls/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';

/** A call that occupies a slot. */
export interface RunningCall {
  readonly call: WaitingCall;
  readonly startedAt: number;
  readonly outputTokens: number;
}

/** Everything that decisions depend on, in a canonical order: waiting by arrival, running by start. */
export interface PoolSnapshot {
  readonly policy: SchedulingPolicy;
  readonly limits: PoolLimits;
  /** The latest time the scheduler has seen. */
  readonly clock: number;
  readonly pausedUntil: number | null;
  readonly waiting: readonly WaitingCall[];
  readonly running: readonly RunningCall[];
}
