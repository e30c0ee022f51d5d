import type { ProgramService, WaitingEntry } from '../calls/index.ts';
import type { AdmissionRule, SchedulingDecision } from '../decisions/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import type { RateBucket } from '../rates/index.ts';
import type { GroupState, Interruption } from '../rules/index.ts';

/** A call that occupies a slot. */
export interface RunningEntry extends WaitingEntry {
  readonly startedAt: number;
  /** The number of its start. */
  readonly turn: number;
  readonly outputTokens: number;
  /** What started it. */
  readonly rules: readonly AdmissionRule[];
}

export interface ProgramEntry extends ProgramService {
  readonly id: string;
  readonly lastActiveAt: number;
}

/** Everything that decisions depend on, as plain data in a canonical order. */
export interface PoolSnapshot {
  readonly policy: SchedulingPolicy;
  readonly limits: PoolLimits;
  /** The latest time the scheduler has seen. */
  readonly clock: number;
  readonly pausedUntil: number | null;
  /** The number of the next event. */
  readonly sequence: number;
  /** By arrival. */
  readonly waiting: readonly WaitingEntry[];
  /** By start. */
  readonly running: readonly RunningEntry[];
  /** By id. */
  readonly programs: readonly ProgramEntry[];
  /** By path. */
  readonly groups: readonly GroupState[];
  /** Free uses of limited tools by tool, by name; fewer than none where a use began that nobody was asked about. */
  readonly freeTools: readonly (readonly [tool: string, uses: number])[];
  readonly requestBucket: RateBucket | null;
  readonly tokenBucket: RateBucket | null;
  /** How often smaller calls went before one whose turn it was, by call id. */
  readonly passedOver: readonly { readonly callId: string; readonly times: number }[];
  /** Calls that were interrupted and have not ended, the longest ago first. */
  readonly interrupted: readonly ({ readonly callId: string } & Interruption)[];
  /** Decided at the door, to be told by the next `decide`. */
  readonly refusals: readonly SchedulingDecision[];
}
