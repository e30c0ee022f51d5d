import { schedulingPolicy } from '@agent-os/core/contracts';
import { semanticPolicyFor } from '@agent-os/core/scheduling';
import type { PoolSnapshot } from '@agent-os/db';
import type { DirectoryPool } from './directory-entries.ts';

const noLimits = { kvTokens: null, tokensPerMinute: null, requestsPerMinute: null, slotsPerAgent: null };

/** A pool with the policy in force: its own, or the default that fits its limits. */
export function poolOf(
  { id, slug, slots, queueLimit, maxWaitMs, policy }: PoolSnapshot,
  organisationId: string,
): DirectoryPool {
  const { kvTokens, tokensPerMinute, requestsPerMinute, slotsPerAgent } = policy ?? noLimits;
  const limits = { kvTokens, tokensPerMinute, requestsPerMinute, slotsPerAgent };
  return {
    id,
    organisationId,
    slug,
    slots,
    queueLimit,
    maxWaitMs,
    ...limits,
    policyVersion: policy?.version ?? 0,
    policy:
      policy === null
        ? semanticPolicyFor({ ...limits, slots, queueLimit, slotsByAgent: {} })
        : schedulingPolicy.parse(policy.policy),
  };
}
