import type { PoolPolicy, PolicyValue } from '../scheduler-types.ts';

export const noLimits = { kvTokens: null, tokensPerMinute: null, requestsPerMinute: null, slotsPerAgent: null };

/** First come, first served: what the other policies differ from. */
export const plainPolicy: PolicyValue = {
  name: 'fifo',
  groups: [],
  calls: [{ kind: 'fifo' }],
  deadlines: 'none',
  preemption: null,
  raise: null,
  maxPassedOver: 8,
  maxStartedBeside: 0,
  pace: { msPerInputToken: 0.25, msPerOutputToken: 24 },
};

/** A policy of every part, on a pool that nobody has changed. */
export const examplePolicy: PoolPolicy = {
  version: 0,
  policy: {
    ...plainPolicy,
    name: 'semantic',
    groups: [
      { kind: 'class_shares', minimumShare: { critical: 0, interactive: 0.2, standard: 0.1, batch: 0.05 } },
      { kind: 'fair_share', inputWeight: 1, outputWeight: 2, ownerWeights: {}, slackTokens: 0 },
    ],
    calls: [
      {
        kind: 'ageing',
        targetMs: { critical: 1_000, interactive: 5_000, standard: 60_000, batch: 600_000 },
        riskPull: 0.5,
        everyStarts: 32,
        late: { afterMs: 1_200_000, everyStarts: 2 },
      },
      { kind: 'deadline', withinMs: 5_000 },
      { kind: 'shortest_remaining', stepsLeftPrior: { base: 3, perStepDone: 1 } },
    ],
    deadlines: 'expire',
    preemption: { forClass: 'critical', victimClass: 'batch', againAfterMs: 30_000, atMostTimes: 3 },
    raise: { fromRisk: 0.8, deadlineWithinMs: { critical: 0, interactive: 0, standard: 30_000, batch: 300_000 } },
  },
  limits: noLimits,
  setAt: null,
  setBy: null,
  reason: null,
};
