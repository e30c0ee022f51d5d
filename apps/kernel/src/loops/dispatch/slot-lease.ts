import type { CallUsage } from '@agent-os/core/scheduling';
import type { AdmissionRecord } from './admission-record.ts';

/** The right to use one slot; give it back exactly once. */
export interface SlotLease {
  /** Why the call went when it did; null when it found a free slot and nobody waiting. */
  readonly admission: AdmissionRecord | null;
  /** So many output tokens in all have come by now. */
  progress(outputTokens: number): void;
  /** The provider takes no more calls for so long: none of this pool starts before. */
  pauseStarts(retryAfterMs: number): void;
  /** `null` when nothing is known of what the call used. */
  release(usage: CallUsage | null): void;
}
