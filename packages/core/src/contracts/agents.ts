import { z } from 'zod';
import { displayName, epochMs, idOf, nanoUsdText, slug } from './scalars.ts';

export const agentState = z.enum(['active', 'suspended', 'retired']);

export const department = z.object({ id: z.string(), slug: z.string(), name: z.string() });
export const team = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  departmentId: z.string(),
});

export const agent = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  purpose: z.string(),
  state: agentState,
  department,
  team: team.nullable(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  allowedModels: z.array(z.string()),
  createdAt: epochMs,
});

export const agentListItem = agent.extend({
  callsToday: z.number().int(),
  /** Null when no call of today has a known cost. */
  costTodayNanoUsd: nanoUsdText.nullable(),
  /** Calls of today whose cost is not known: the figure above leaves them out. */
  callsWithoutCostToday: z.number().int(),
  failedToday: z.number().int(),
  runningNow: z.number().int(),
  lastCallAt: epochMs.nullable(),
});

export const agentKey = z.object({
  id: z.string(),
  name: z.string(),
  lastFour: z.string(),
  createdAt: epochMs,
  expiresAt: epochMs.nullable(),
  revokedAt: epochMs.nullable(),
  lastUsedAt: epochMs.nullable(),
});

export const agentInput = z.object({ agentId: idOf('agt') });
const purpose = z.string().max(2000);
const allowedModels = z.array(z.string().min(1).max(200)).max(200);
export const createAgentInput = z.object({
  slug,
  name: displayName,
  purpose: purpose.default(''),
  departmentId: idOf('dep'),
  teamId: idOf('tea').nullable().default(null),
  allowedModels: allowedModels.default([]),
});
/** What is left out stays as it is: no field has a default here. */
export const updateAgentInput = z.object({
  agentId: idOf('agt'),
  name: displayName.optional(),
  purpose: purpose.optional(),
  departmentId: idOf('dep').optional(),
  teamId: idOf('tea').nullable().optional(),
  allowedModels: allowedModels.optional(),
});
export const setAgentStateInput = z.object({
  agentId: idOf('agt'),
  state: agentState,
  reason: z.string().trim().min(1, 'Say why.').max(500),
});
export const createKeyInput = z.object({
  agentId: idOf('agt'),
  name: displayName,
  expiresAt: epochMs.nullable().default(null),
});
/** `secret` is the whole key (`aos_…`): it is in this answer and nowhere else, ever. */
export const createKeyResult = z.object({ key: agentKey, secret: z.string() });
export const revokeKeyInput = z.object({ keyId: idOf('key') });
export const createDepartmentInput = z.object({ slug, name: displayName });
export const createTeamInput = z.object({ departmentId: idOf('dep'), slug, name: displayName });

export const departmentListItem = department.extend({
  teams: z.array(team),
  agentCount: z.number().int(),
});

/** Start of the viewer's day, from which "today" counts; without it, the UTC day. */
const dayStart = epochMs.optional();
export const listAgentsInput = z.object({ dayStart }).default({});
export const getAgentInput = agentInput.extend({ dayStart });
