import type { ServiceClass } from '../calls/index.ts';

/** First come, first served; what a call waited before a preemption counts. */
export interface FifoOrdering {
  readonly kind: 'fifo';
}

/** Agents take turns. */
export interface RoundRobinOrdering {
  readonly kind: 'round_robin';
}

/** The more urgent class always goes first; without ageing, so lower classes can starve. */
export interface StrictPriorityOrdering {
  readonly kind: 'strict_priority';
}

/** The more urgent class goes first, but each class with demand gets its minimum share of all starts. */
export interface ClassSharesOrdering {
  readonly kind: 'class_shares';
  /** 0 to 1 each, together at most 1. */
  readonly minimumShare: Readonly<Record<ServiceClass, number>>;
}

/** Weighted Virtual Token Counter (OSDI'24), level by level down the owner path. */
export interface FairShareOrdering {
  readonly kind: 'fair_share';
  /** Cost of an input token, charged at the start of the call (w_p). */
  readonly inputWeight: number;
  /** Cost of an output token, charged as it is produced (w_q). */
  readonly outputWeight: number;
  /** By `ownerKey` of the path down to that owner; 1 when absent. */
  readonly ownerWeights: Readonly<Record<string, number>>;
  /**
   * How far the weighted services of two owners may drift apart on purpose, in weighted tokens. Counters within the same interval of this
   * length count as equal, and then the order of the calls decides between owners too. 0: counters alone, as in VTC.
   */
  readonly slackTokens: number;
}

/** Earliest deadline first; calls without one come last. */
export interface DeadlineOrdering {
  readonly kind: 'deadline';
  /** Has a say only about calls that must start within this time to meet their deadline; `null`: always. */
  readonly withinMs: number | null;
}

/** Earliest virtual deadline first: arrival + the class's target, earlier with risk, the real deadline when sooner. */
export interface AgeingOrdering {
  readonly kind: 'ageing';
  readonly targetMs: Readonly<Record<ServiceClass, number>>;
  /** The part of the target that risk 1 takes away, 0 to 1. */
  readonly riskPull: number;
  /** Has a say at every so manieth start of a group, and then only about overdue calls; `null`: always. */
  readonly everyStarts: number | null;
  /** Calls that are overdue by more than this have a say more often; it is what bounds waiting. */
  readonly late: { readonly afterMs: number; readonly everyStarts: number } | null;
}

/** Program-aware least attained service (Autellix, PLAS): programs that were served least go first, by levels. */
export interface AttainedServiceOrdering {
  readonly kind: 'attained_service';
  /** Service, in ms, at which a program leaves each level, ascending. */
  readonly levelsMs: readonly number[];
}

/** Least estimated remaining work of the program first (SRPT); without an estimate it follows from attained steps. */
export interface ShortestRemainingOrdering {
  readonly kind: 'shortest_remaining';
  /** Steps left of a program that says nothing: `base + perStepDone × steps done`; rising, it orders like PLAS. */
  readonly stepsLeftPrior: { readonly base: number; readonly perStepDone: number };
}

/** Small contexts first while KV memory is scarce. */
export interface ResourceAwareOrdering {
  readonly kind: 'resource_aware';
  /** Scarce means: less than this part of the KV memory is free. */
  readonly whenFreeBelow: number;
}

/** Splits the waiting calls into groups and says which group goes next. */
export type GroupOrdering = RoundRobinOrdering | StrictPriorityOrdering | ClassSharesOrdering | FairShareOrdering;

/** Orders the calls inside the innermost group. The first one with a say decides. */
export type CallOrdering =
  | FifoOrdering
  | DeadlineOrdering
  | AgeingOrdering
  | AttainedServiceOrdering
  | ShortestRemainingOrdering
  | ResourceAwareOrdering;

export type Ordering = GroupOrdering | CallOrdering;
