import type { ServiceClass } from '../calls/index.ts';
import type { Ordering } from '../policies/index.ts';

/** A rule that had a say: an ordering of the policy, or a guarantee that went before it. */
export const admissionRules = [
  'class_shares',
  'strict_priority',
  'round_robin',
  'fair_share',
  'fifo',
  'deadline',
  'ageing',
  'attained_service',
  'shortest_remaining',
  'resource_aware',
  'minimum_share',
  'preemption',
  'held_memory',
] as const satisfies readonly (Ordering['kind'] | 'minimum_share' | 'preemption' | 'held_memory')[];
export type AdmissionRule = (typeof admissionRules)[number];

/** Why a call went next, in data. */
export interface AdmissionReason {
  readonly policy: string;
  /** From the outermost rule to the one that chose among the last candidates. */
  readonly rules: readonly AdmissionRule[];
  readonly serviceClass: ServiceClass;
  /** The class it was queued as, when its risk or deadline raised it. */
  readonly queuedAs: ServiceClass;
  /** All its waiting, before a preemption too. */
  readonly waitedMs: number;
  /** What its owner is entitled to among the owners that wait now, 0 to 1; `null` without fair sharing. */
  readonly fairShare: number | null;
  /** Calls that arrived earlier and still wait, by class. */
  readonly overtook: Readonly<Record<ServiceClass, number>>;
}
