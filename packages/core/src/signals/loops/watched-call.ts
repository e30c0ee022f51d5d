import type { RequestPrints, TextPrints } from '../prints/index.ts';

/** A call that arrives, as the detectors see it. */
export interface WatchedCall {
  readonly id: string;
  readonly agentId: string;
  readonly runId: string | null;
  readonly prints: RequestPrints;
  /** Its client says that it sends it again because the last time failed on the way. */
  readonly retried: boolean;
}

/** How a call ended that reached a model. */
export interface WatchedEnd {
  /** Undefined when it failed, or when its answer had no words. */
  readonly answer: TextPrints | undefined;
  /** Null when it is not known. */
  readonly costNanoUsd: bigint | null;
  /** Its model did it; false for a call that was turned away or was given the answer of another. */
  readonly executed: boolean;
}
