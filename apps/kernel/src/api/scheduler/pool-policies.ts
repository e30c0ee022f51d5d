import { schedulingPolicy, type poolPolicy } from '@agent-os/core/contracts';
import { semanticPolicyFor, type PoolLimits } from '@agent-os/core/scheduling';
import { listPoolPolicies, type PoolPolicyRow, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';

type PolicyInForce = z.infer<typeof poolPolicy>;
type LimitsInForce = PolicyInForce['limits'];

const noLimits: LimitsInForce = { kvTokens: null, tokensPerMinute: null, requestsPerMinute: null, slotsPerAgent: null };

/** The limits of a pool as the scheduler takes them. */
export function schedulerLimits(
  pool: { readonly slots: number; readonly queueLimit: number },
  limits: LimitsInForce,
): PoolLimits {
  return { ...limits, slots: pool.slots, queueLimit: pool.queueLimit, slotsByAgent: {} };
}

/** Answers for any pool of the organisation which policy is in force. */
export async function policiesInForce(
  tx: TenantTransaction,
): Promise<(pool: { readonly id: string; readonly slots: number; readonly queueLimit: number }) => PolicyInForce> {
  const own = new Map((await listPoolPolicies(tx)).map((row) => [row.poolId, row]));
  return (pool) => {
    const row = own.get(pool.id);
    if (row !== undefined) return ownPolicy(row);
    const policy = semanticPolicyFor(schedulerLimits(pool, noLimits));
    return {
      version: 0,
      policy: schedulingPolicy.parse(policy),
      limits: noLimits,
      setAt: null,
      setBy: null,
      reason: null,
    };
  };
}

/** A version as the console knows it. */
export function ownPolicy(row: PoolPolicyRow): PolicyInForce {
  const { version, kvTokens, tokensPerMinute, requestsPerMinute, slotsPerAgent } = row;
  return {
    version,
    policy: schedulingPolicy.parse(row.policy),
    limits: { kvTokens, tokensPerMinute, requestsPerMinute, slotsPerAgent },
    setAt: row.at.getTime(),
    setBy: { kind: row.authorKind, id: row.authorId, name: row.authorName },
    reason: row.reason,
  };
}
