import type { LoopDetector } from '../loop-policy.ts';

/** What a finding is of: a call that is part of it is one of this run, or one of these agents with one of these prints. */
export interface LoopSubject {
  readonly agentIds: readonly string[];
  readonly runId: string | null;
  /** Of requests (repeat) or of steps (cycle), the newest last; at most 16. */
  readonly prints: readonly number[];
}

/** A loop that a call belongs to. */
export interface LoopSeen {
  readonly evidence: LoopEvidence;
  /** This call makes it one; false: it was found before, and goes on. */
  readonly isNew: boolean;
}

/** What a detector found, and what it is founded on. */
export interface LoopEvidence extends LoopSubject {
  readonly detector: LoopDetector;
  readonly sinceMs: number;
  /** Calls that repeated something, the one that it was found at among them. */
  readonly calls: number;
  readonly costNanoUsd: bigint;
  readonly firstCallId: string;
  readonly lastCallId: string;
  /** The newest of those calls, at most 12. */
  readonly callIds: readonly string[];
  /** Every repeat was word by word. */
  readonly exact: boolean;
  /** What was counted, and the limit that it reached: weighted repeats; for velocity, nano-USD a minute. */
  readonly measured: number;
  readonly limit: number;
}
