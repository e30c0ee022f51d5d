import { standardPolicies } from '@agent-os/core/scheduling';
import type { PoolPolicy } from '../scheduler-types.ts';

export const noLimits = { kvTokens: null, tokensPerMinute: null, requestsPerMinute: null, slotsPerAgent: null };

/** The default of a pool that nobody has changed. */
export const examplePolicy = {
  version: 0,
  // The API answers with copies that may be written to.
  policy: structuredClone(standardPolicies.semantic) as PoolPolicy['policy'],
  limits: noLimits,
  setAt: null,
  setBy: null,
} satisfies PoolPolicy;
