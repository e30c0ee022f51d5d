import type { Result } from '@agent-os/core/errors';
import type { RateLimits } from '@agent-os/core/routing';
import type { AskedUse, CallUsage, WaitingCall } from '@agent-os/core/scheduling';
import type { AdmissionRecord } from './admission-record.ts';

/** What is left to do of an interrupted call. */
export type WorkLeft = Pick<WaitingCall, 'inputTokens' | 'contextTokens' | 'expectedOutputTokens'>;

/** The right to use one slot; give it back exactly once. */
export interface SlotLease {
  /** Why the call went when it did; null when it found a free slot and nobody waiting. */
  readonly admission: AdmissionRecord | null;
  /** Since when the call has the slot, on the dispatcher's clock; undefined once it no longer has it. */
  readonly heldSinceMs: number | undefined;
  /** So many output tokens in all have come by now. */
  progress(outputTokens: number): void;
  /** Uses of limited tools that the answer asks for: they are kept when the slot is given back. Before `release`. */
  asksFor(uses: readonly AskedUse[]): void;
  /** What the provider answered with: when it takes no more calls for a while, none of this pool starts before. */
  noteLimits(httpStatus: number, limits: RateLimits): void;
  /**
   * Calls back when a more urgent call has taken the slot, or when power is short; again when the first happens after the second. The call must stop what it does at once, and `rejoin` the line or
   * `release` what it no longer has. Only calls that were asked for as preemptible are interrupted.
   */
  whenInterrupted(callback: () => void): void;
  /** After an interruption: back into line, whatever its length, for as long as it takes or until the client leaves. */
  rejoin(left: WorkLeft, used: CallUsage, signal: AbortSignal): Promise<Result<SlotLease>>;
  /** `null` when nothing is known of what the call used. */
  release(usage: CallUsage | null): void;
}
