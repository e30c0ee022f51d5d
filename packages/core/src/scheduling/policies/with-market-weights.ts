import type { SchedulingPolicy } from './scheduling-policy.ts';

/**
 * The policy with these weights of owners instead of its own, and without slack: a weight holds for a round, and with slack short work
 * of whoever sends it would go first for many rounds. Itself when it shares nothing.
 */
export function withMarketWeights(
  policy: SchedulingPolicy,
  ownerWeights: Readonly<Record<string, number>>,
): SchedulingPolicy {
  if (policy.groups.every(({ kind }) => kind !== 'fair_share')) return policy;
  return {
    ...policy,
    groups: policy.groups.map((grouping) =>
      grouping.kind === 'fair_share' ? { ...grouping, ownerWeights, slackTokens: 0 } : grouping,
    ),
  };
}
