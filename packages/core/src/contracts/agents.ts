import { z } from 'zod';
import { agentStates, riskClasses } from '../choices/index.ts';
import { agentWork, agentWorkInput, boundsInOrder } from './agent-work.ts';
import { displayName, epochMs, idOf, nanoUsdText, slug } from './scalars.ts';

export const agentState = z.enum(agentStates);

export const department = z.object({ id: z.string(), slug: z.string(), name: z.string() });
export const team = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  departmentId: z.string(),
});

export const riskClass = z.enum(riskClasses);

const agentReuse = {
  /** Its calls may share one execution with calls that are the same and under way. */
  shareIdenticalCalls: z.boolean(),
  /** Its calls may be given answers that were made for earlier calls that are the same. */
  reuseAnswers: z.boolean(),
};

/** A row of the registry: everything but the purpose, so that thousands travel at once. */
export const agentListItem = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  state: agentState,
  /** Null while nobody has registered it. */
  riskClass: riskClass.nullable(),
  department,
  team: team.nullable(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  allowedModels: z.array(z.string()),
  ...agentReuse,
  /** Number of the configuration in force, and since when. */
  version: z.number().int(),
  versionAt: epochMs,
  createdAt: epochMs,
});
export const agent = agentListItem.extend({ purpose: z.string(), ...agentWork });

/** unused: never called. quiet: no calls in 24 h. The counts and the last error are the cause. */
export const agentHealth = z.object({
  state: z.enum(['healthy', 'degraded', 'failing', 'quiet', 'unused']),
  calls: z.number().int(),
  /** Failed or interrupted. */
  failed: z.number().int(),
  denied: z.number().int(),
  lastError: z.object({ code: z.string(), at: epochMs }).nullable(),
});

const figures = {
  /** Calls that arrived today, those in flight included. */
  callsToday: z.number().int(),
  /** Null when no call of today has a known cost. */
  costTodayNanoUsd: nanoUsdText.nullable(),
  /** Calls of today whose cost is not known: the figure above leaves them out. */
  callsWithoutCostToday: z.number().int(),
  /** Calls of today that no real model answered; their cost is simulated. */
  simulatedToday: z.number().int(),
  failedToday: z.number().int(),
  runningNow: z.number().int(),
  /** Mean cost of a day over the agent's last seven complete UTC days; null before it has one. */
  costNormalNanoUsd: nanoUsdText.nullable(),
  lastCallAt: epochMs.nullable(),
  /** Over the last 24 hours. */
  health: agentHealth,
};
/** What the calls of an agent came to, apart from who it is: these change with every call. */
export const agentFigures = z.object({ agentId: z.string(), ...figures });
export const agentDetail = agent.extend(figures);

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
export const createAgentInput = z
  .object({
    slug,
    name: displayName,
    purpose: purpose.default(''),
    departmentId: idOf('dep'),
    teamId: idOf('tea').nullable().default(null),
    riskClass: riskClass.nullable().default(null),
    allowedModels: allowedModels.default([]),
    shareIdenticalCalls: z.boolean().default(false),
    reuseAnswers: z.boolean().default(false),
    ...agentWorkInput,
  })
  .refine(boundsInOrder.check, boundsInOrder.words);
/** What is left out stays as it is: no field has a default here. */
export const updateAgentInput = z
  .object({
    agentId: idOf('agt'),
    name: displayName.optional(),
    purpose: purpose.optional(),
    departmentId: idOf('dep').optional(),
    teamId: idOf('tea').nullable().optional(),
    ownerPersonId: idOf('per').nullable().optional(),
    riskClass: riskClass.nullable().optional(),
    allowedModels: allowedModels.optional(),
    shareIdenticalCalls: z.boolean().optional(),
    reuseAnswers: z.boolean().optional(),
    capabilities: agentWorkInput.capabilities.unwrap().optional(),
    minInstances: agentWorkInput.minInstances.unwrap().optional(),
    maxInstances: agentWorkInput.maxInstances.unwrap().optional(),
    tasksPerInstance: agentWorkInput.tasksPerInstance.unwrap().optional(),
  })
  .refine(boundsInOrder.check, boundsInOrder.words);
const changeReason = z.string().trim().min(1, 'Say why.').max(500);
export const setAgentStateInput = z.object({
  agentId: idOf('agt'),
  state: agentState,
  reason: changeReason,
});

/** Agents of one bulk change; each agent may be named once in all of it. */
export const bulkAgentsMax = 5000;
const agentIds = z.array(idOf('agt')).min(1).max(bulkAgentsMax);
const bulkOf = <Target extends z.ZodRawShape>(target: Target) =>
  z.object({
    /** Groups that get the same value, so that an undo, which restores many values, is one change too. */
    changes: z
      .array(z.object({ agentIds, ...target }))
      .min(1)
      .max(500),
    reason: changeReason,
  });
export const setAgentStatesInput = bulkOf({ state: agentState });
export const setAgentOwnersInput = bulkOf({ ownerPersonId: idOf('per').nullable() });
export const moveAgentsInput = bulkOf({ departmentId: idOf('dep'), teamId: idOf('tea').nullable() });

const bulkResultOf = <Target extends z.ZodRawShape>(target: Target) =>
  z.object({
    /** Agents that are different now; those that were so already are left out and have no event. */
    changed: z.number().int(),
    unchanged: z.number().int(),
    /** The input that puts everything back. */
    undo: z.array(z.object({ agentIds: z.array(z.string()), ...target })),
  });
export const setAgentStatesResult = bulkResultOf({ state: agentState });
export const setAgentOwnersResult = bulkResultOf({ ownerPersonId: z.string().nullable() });
export const moveAgentsResult = bulkResultOf({ departmentId: z.string(), teamId: z.string().nullable() });

export const blastRadiusInput = z.object({ agentIds });
/** What stopping these agents now would touch. */
export const blastRadius = z.object({
  asOf: epochMs,
  agents: z.number().int(),
  callsInFlight: z.number().int(),
  /** Runs with a call in flight. */
  runsInFlight: z.number().int(),
  /** Worst case held for the calls in flight. */
  reservedNanoUsd: nanoUsdText,
  /** Calls that arrived in this clock hour and the one before. */
  callsRecently: z.number().int(),
  departments: z.array(z.object({ id: z.string(), name: z.string(), agents: z.number().int() })),
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
export const findAgentInput = z.object({ slug });
export const agentNamed = z.object({ id: z.string() });
export const agentOwnerOption = z.object({ id: z.string(), name: z.string() });
export const agentFiguresInput = z.object({ dayStart }).default({});
export const getAgentInput = agentInput.extend({ dayStart });

const usage = {
  calls: z.number().int(),
  failed: z.number().int(),
  denied: z.number().int(),
  simulated: z.number().int(),
  withoutCost: z.number().int(),
  costNanoUsd: nanoUsdText,
};
/** What an agent did lately: hours and days without a call are there with zeros. */
export const agentActivity = z.object({
  asOf: epochMs,
  /** The last 24 clock hours, the present one last. */
  hours: z.array(z.object({ startsAt: epochMs, ...usage })),
  /** The viewer's last seven days and today, by the hours that begin in them. */
  days: z.array(z.object({ startsAt: epochMs, ...usage })),
  /** Refusals and failures among the newest calls of the last 24 hours, the most frequent first. */
  problems: z.array(
    z.object({
      code: z.string(),
      outcome: z.enum(['failed', 'denied', 'interrupted']),
      calls: z.number().int(),
      lastAt: epochMs,
      lastCallId: z.string(),
      lastDetail: z.string().nullable(),
    }),
  ),
  /** How many of the newest calls `problems` looked at. */
  examined: z.number().int(),
});

export const agentConfiguration = z.object({
  name: z.string(),
  purpose: z.string(),
  departmentId: z.string(),
  department: z.string(),
  teamId: z.string().nullable(),
  team: z.string().nullable(),
  ownerPersonId: z.string().nullable(),
  owner: z.string().nullable(),
  riskClass: riskClass.nullable(),
  allowedModels: z.array(z.string()),
  // Versions from before these could be chosen do not have them.
  shareIdenticalCalls: z.boolean().default(false),
  reuseAnswers: z.boolean().default(false),
  /** Versions from before there were tasks do not say. */
  capabilities: z.array(z.string()).default([]),
  minInstances: z.number().int().default(1),
  maxInstances: z.number().int().default(1),
  tasksPerInstance: z.number().int().default(1),
});
export const agentVersion = z.object({
  number: z.number().int(),
  author: z.object({ kind: z.enum(['person', 'token', 'system']), id: z.string(), name: z.string().nullable() }),
  reason: z.string(),
  configuration: agentConfiguration,
  at: epochMs,
});

/** A call that the kernel turned away before it was written down: no row of Calls has it. */
export const refusedAttempt = z.object({
  at: epochMs,
  /** Method and path, without the query. */
  address: z.string(),
  code: z.string(),
  message: z.string(),
  /** own: came with this key. unknown: its key is nobody's, told only where this organisation is alone. */
  key: z.enum(['own', 'unknown']),
});
export const keyInput = z.object({ keyId: idOf('key') });
/** Whether a key has been used, and what stood in its way. */
export const connectionStatus = z.object({
  key: agentKey,
  agent: z.object({ id: z.string(), slug: z.string() }),
  /** The newest call that came with it. */
  lastCallId: z.string().nullable(),
  lastRefusal: refusedAttempt.nullable(),
});
