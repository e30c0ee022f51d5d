import fc from 'fast-check';
import type { PoolLimits } from '../limits/index.ts';
import { policyNames, standardPolicies, type SchedulingPolicy } from '../policies/index.ts';

/** Any limits of a small pool, so that every limit is met. */
export const anyLimits: fc.Arbitrary<PoolLimits> = fc.record({
  slots: fc.integer({ min: 1, max: 5 }),
  kvTokens: fc.option(fc.integer({ min: 300, max: 3000 })),
  tokensPerMinute: fc.option(fc.integer({ min: 300, max: 30_000 })),
  requestsPerMinute: fc.option(fc.integer({ min: 1, max: 200 })),
  slotsPerAgent: fc.option(fc.integer({ min: 1, max: 3 })),
  slotsByAgent: fc.constantFrom({}, { 'acme/a': 1 }, { acme: 0 }),
  queueLimit: fc.integer({ min: 1, max: 60 }),
  limitsTools: fc.boolean(),
});

const semantic = standardPolicies.semantic;

/** Ready-made policies, weighted ones, and compositions that nobody would think of. */
export const anyPolicy: fc.Arbitrary<SchedulingPolicy> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...policyNames).map((name) => standardPolicies[name]),
      fc.constant<SchedulingPolicy>({ ...semantic, calls: [...semantic.calls].toReversed() }),
      fc.constant<SchedulingPolicy>({ ...semantic, groups: [...semantic.groups].toReversed() }),
      fc.constant<SchedulingPolicy>({
        ...semantic,
        groups: [{ kind: 'strict_priority' }, { kind: 'round_robin' }],
        calls: [
          { kind: 'deadline', withinMs: null },
          { kind: 'resource_aware', whenFreeBelow: 0.9 },
          { kind: 'attained_service', levelsMs: [500, 2000] },
        ],
      }),
    ),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 1, max: 3 }),
    fc.constantFrom('none' as const, 'expire' as const, 'edf_test' as const),
    fc.boolean(),
    fc.constantFrom(0, 100, 1500),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([policy, maxPassedOver, everyStarts, deadlines, weighted, slackTokens, maxStartedBeside]) => ({
    ...policy,
    maxPassedOver,
    maxStartedBeside,
    deadlines,
    preemption: policy.preemption && { ...policy.preemption, againAfterMs: 300, atMostTimes: 2 },
    groups: policy.groups.map((grouping) =>
      grouping.kind === 'fair_share'
        ? { ...grouping, slackTokens, ownerWeights: weighted ? { acme: 3, 'acme/a': 0.3, bob: 0.7 } : {} }
        : grouping.kind === 'class_shares' && weighted
          ? { ...grouping, minimumShare: { critical: 0, interactive: 0.3, standard: 0.3, batch: 0.3 } }
          : grouping,
    ),
    calls: policy.calls.map((ordering) =>
      ordering.kind === 'ageing'
        ? {
            ...ordering,
            everyStarts: 2 * everyStarts,
            late: { afterMs: 100, everyStarts },
            targetMs: { critical: 10, interactive: 50, standard: 200, batch: 900 },
          }
        : ordering,
    ),
    pace: { msPerInputToken: 0.25, msPerOutputToken: 2 },
  }));
