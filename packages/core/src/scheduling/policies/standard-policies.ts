import type { AgeingOrdering, FairShareOrdering, ShortestRemainingOrdering } from './ordering.ts';
import type { SchedulingPolicy } from './scheduling-policy.ts';

export type PolicyName =
  | 'fifo'
  | 'round_robin'
  | 'strict_priority'
  | 'fair_share'
  | 'deadline'
  | 'attained_service'
  | 'shortest_remaining'
  | 'resource_aware'
  | 'semantic';

const base: SchedulingPolicy = {
  name: 'fifo',
  groups: [],
  calls: [{ kind: 'fifo' }],
  deadlines: 'none',
  preemption: null,
  raise: null,
  maxPassedOver: 8,
  maxStartedBeside: 0,
  // Median decode speed of hosted coding agents is 40.7 tokens/s (TraceLab); prefill of an 8B model on an H100.
  pace: { msPerInputToken: 0.25, msPerOutputToken: 24 },
};

// w_p = 1, w_q = 2: the weights of the VTC artifact.
const fairShare: FairShareOrdering = {
  kind: 'fair_share',
  inputWeight: 1,
  outputWeight: 2,
  ownerWeights: {},
  slackTokens: 0,
};

const shortestRemaining: ShortestRemainingOrdering = {
  kind: 'shortest_remaining',
  stepsLeftPrior: { base: 3, perStepDone: 1 },
};

const ageing: AgeingOrdering = {
  kind: 'ageing',
  targetMs: { critical: 1_000, interactive: 5_000, standard: 60_000, batch: 600_000 },
  riskPull: 0.5,
  everyStarts: 32,
  late: { afterMs: 1_200_000, everyStarts: 2 },
};

/** Ready-made policies; each is plain data, so a pool's own policy starts as a copy of one. */
export const standardPolicies: Readonly<Record<PolicyName, SchedulingPolicy>> = {
  fifo: base,
  round_robin: { ...base, name: 'round_robin', groups: [{ kind: 'round_robin' }] },
  strict_priority: { ...base, name: 'strict_priority', groups: [{ kind: 'strict_priority' }] },
  // As in the paper: when the call of the least served owner does not fit, nobody starts.
  fair_share: { ...base, name: 'fair_share', groups: [fairShare], maxPassedOver: 0 },
  deadline: { ...base, name: 'deadline', calls: [{ kind: 'deadline', withinMs: null }], deadlines: 'edf_test' },
  attained_service: {
    ...base,
    name: 'attained_service',
    calls: [{ kind: 'attained_service', levelsMs: [2_000, 8_000, 32_000, 128_000, 512_000] }],
  },
  shortest_remaining: { ...base, name: 'shortest_remaining', calls: [shortestRemaining] },
  resource_aware: { ...base, name: 'resource_aware', calls: [{ kind: 'resource_aware', whenFreeBelow: 0.3 }] },
  semantic: {
    ...base,
    name: 'semantic',
    groups: [
      { kind: 'class_shares', minimumShare: { critical: 0, interactive: 0.2, standard: 0.1, batch: 0.05 } },
      fairShare,
    ],
    calls: [ageing, { kind: 'deadline', withinMs: 5_000 }, shortestRemaining],
    deadlines: 'expire',
    // Small calls that pass a large one take service ahead of its owner: 20 of them exceed the bound of VTC (bench,
    // poisson_short_long), 16 do not. Fewer cost the small ones: at 4 the p95 slowdown is above that of least attained service.
    maxPassedOver: 16,
    preemption: { forClass: 'critical', victimClass: 'batch', againAfterMs: 30_000, atMostTimes: 3 },
    raise: { fromRisk: 0.8, deadlineWithinMs: { critical: 0, interactive: 0, standard: 30_000, batch: 300_000 } },
  },
};

export const policyNames: readonly PolicyName[] = [
  'semantic',
  'fifo',
  'round_robin',
  'strict_priority',
  'fair_share',
  'deadline',
  'attained_service',
  'shortest_remaining',
  'resource_aware',
];
