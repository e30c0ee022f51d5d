import type { GroupOrdering } from './ordering.ts';
import type { SchedulingPolicy } from './scheduling-policy.ts';

/**
 * Whether one policy was made of the other by `withMarketWeights`, or both of the same. Compares by identity: what was read anew counts as
 * different, which is slower and not wrong.
 */
export function differInWeightsOnly(one: SchedulingPolicy, other: SchedulingPolicy): boolean {
  return (
    one.name === other.name &&
    one.calls === other.calls &&
    one.deadlines === other.deadlines &&
    one.preemption === other.preemption &&
    one.raise === other.raise &&
    one.maxPassedOver === other.maxPassedOver &&
    one.maxStartedBeside === other.maxStartedBeside &&
    one.pace === other.pace &&
    one.groups.length === other.groups.length &&
    one.groups.every((grouping, index) => groupsAlike(grouping, other.groups[index]))
  );
}

function groupsAlike(one: GroupOrdering, other: GroupOrdering | undefined): boolean {
  if (one === other) return true;
  return (
    one.kind === 'fair_share' &&
    other?.kind === 'fair_share' &&
    one.inputWeight === other.inputWeight &&
    one.outputWeight === other.outputWeight &&
    one.slackTokens === other.slackTokens
  );
}
