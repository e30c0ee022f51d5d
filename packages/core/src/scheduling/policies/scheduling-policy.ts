import type { ServiceClass } from '../calls/index.ts';
import type { CallOrdering, GroupOrdering } from './ordering.ts';

/** A policy is a value: groups from the outside in, then how calls are ordered inside the innermost group. */
export interface SchedulingPolicy {
  readonly name: string;
  readonly groups: readonly GroupOrdering[];
  /** The first with a say decides; arrival decides when none has. */
  readonly calls: readonly CallOrdering[];
  /** `none`: deadlines refuse nothing. `expire`: calls that can no longer meet theirs. `edf_test`: also calls that
   * cannot be accepted without some accepted call missing its deadline. */
  readonly deadlines: 'none' | 'expire' | 'edf_test';
  /** Who may interrupt whom when no slot is free. */
  readonly preemption: PreemptionRule | null;
  /** One step up, never into `critical`; `null` leaves classes alone. */
  readonly raise: RaiseRule | null;
  /** A call that did not fit and was passed over this often has memory held for it until it fits. */
  readonly maxPassedOver: number;
  /**
   * So many calls start beside it then, in memory that it will not need: what is left over once those that have run longest have ended.
   * They do not delay it, but they take service before its owner.
   */
  readonly maxStartedBeside: number;
  /** How long a call is expected to occupy its slot. */
  readonly pace: ServicePace;
}

export interface PreemptionRule {
  readonly forClass: ServiceClass;
  readonly victimClass: ServiceClass;
  /** The same call is not interrupted twice within this time. */
  readonly againAfterMs: number;
  /** Nor more often than this in all, so that every call ends. */
  readonly atMostTimes: number;
}

export interface RaiseRule {
  /** From this risk on. */
  readonly fromRisk: number;
  /** When less than this is left until the deadline at arrival, by class. */
  readonly deadlineWithinMs: Readonly<Record<ServiceClass, number>>;
}

export interface ServicePace {
  readonly msPerInputToken: number;
  readonly msPerOutputToken: number;
}
