import type { AdmissionReason } from './admission-reason.ts';

export type RefusalReason =
  /** The queue is at its limit. */
  | 'queue_full'
  /** Even if it started now it would end after its deadline. */
  | 'deadline_missed'
  /** Accepting it would make it, or an accepted call, miss its deadline (EDF admission test). */
  | 'deadline_infeasible'
  /** Its context or its tokens exceed what the whole pool has. */
  | 'too_large';

/**
 * What the dispatcher does next, in this order. A call to preempt has lost its slot for the scheduler; the start of
 * `forCallId` follows, after one or more of them. Abort the victim first, report what it used with `finish`, then
 * `enqueue` it again with `priorWaitMs` set to all it has waited.
 */
export type SchedulingDecision =
  | { readonly kind: 'start'; readonly callId: string; readonly why: AdmissionReason }
  | { readonly kind: 'preempt'; readonly callId: string; readonly forCallId: string; readonly why: AdmissionReason }
  | { readonly kind: 'refuse'; readonly callId: string; readonly reason: RefusalReason };
