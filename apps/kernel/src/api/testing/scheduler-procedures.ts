import { standardPolicies } from '@agent-os/core/scheduling';
import { named, unnamed, type CatalogueEntry } from './catalogue-entry.ts';
import { testPolicyVersion } from './test-tenant.ts';
import { testToolRevision } from './test-tools.ts';

const noLimits = { kvTokens: null, tokensPerMinute: null, requestsPerMinute: null, slotsPerAgent: null };

/** Pools, their policies, and limits of tools. */
export const schedulerProcedures: Readonly<Record<string, CatalogueEntry>> = {
  'scheduler.pools': unnamed(),
  'scheduler.queue': named((_api, { poolId }) => ({ poolId })),
  'scheduler.timeline': named((_api, { poolId }) => ({ poolId })),
  'scheduler.presets': unnamed(),
  'scheduler.policyVersions': named((_api, { poolId }) => ({ poolId })),
  'scheduler.setPolicy': named(async (api, { organisationId, poolId }) => ({
    poolId,
    expectedVersion: await testPolicyVersion(api, organisationId, poolId),
    policy: standardPolicies.fifo,
    limits: noLimits,
  })),
  'scheduler.toolLimits': unnamed(),
  'scheduler.setToolLimits': unnamed(async (api, { organisationId }) => ({
    expectedRevision: await testToolRevision(api, organisationId),
    limits: [],
  })),
  'scheduler.whatIf': named((_api, { poolId }) => ({
    poolId,
    from: Date.now() - 3_600_000,
    to: Date.now(),
    candidates: [{ policy: standardPolicies.fifo, limits: noLimits }],
  })),
};
