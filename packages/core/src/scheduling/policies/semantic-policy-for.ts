import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from './scheduling-policy.ts';
import { standardPolicies } from './standard-policies.ts';

/**
 * The default policy, fitted to a pool. Services of owners may drift apart by what one full batch of output costs (w_q · M of VTC): fair
 * sharing cannot be finer than that anyway, and within it shorter work goes first. In simulation that brings mean completion from 1.22
 * times that of an oracle to 1.05 (load 1.2). A pool whose memory is unknown shares strictly.
 */
export function semanticPolicyFor(limits: PoolLimits): SchedulingPolicy {
  const { semantic } = standardPolicies;
  return {
    ...semantic,
    groups: semantic.groups.map((grouping) =>
      grouping.kind === 'fair_share'
        ? { ...grouping, slackTokens: (limits.kvTokens ?? 0) * grouping.outputWeight }
        : grouping,
    ),
  };
}
