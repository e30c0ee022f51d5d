import { z } from 'zod';
import { serviceClasses, taskStates } from '../choices/index.ts';
import { epochMs, idOf, nanoUsdText } from './scalars.ts';

export const taskState = z.enum(taskStates);
const taskClass = z.enum(serviceClasses);

export const taskLimits = {
  titleCharacters: 200,
  /** Of the input, and of the result, as JSON. */
  contentBytes: 65_536,
  attempts: 10,
  waitSeconds: 30,
  leaseSeconds: { least: 5, most: 3_600 },
} as const;

const thousandths = z.number().int();
const assignmentParts = z.object({ room: thousandths, context: thousandths, cache: thousandths });
const assignmentRejection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not_active'), state: z.enum(['suspended', 'retired']) }),
  z.object({ kind: z.literal('capability_missing'), missing: z.array(z.string()) }),
  z.object({ kind: z.literal('class_not_allowed'), highest: taskClass }),
  z.object({ kind: z.literal('no_live_instance') }),
  z.object({ kind: z.literal('no_room'), held: z.number().int(), places: z.number().int() }),
  z.object({ kind: z.literal('outscored'), score: thousandths, parts: assignmentParts }),
  z.object({ kind: z.literal('more_recent'), score: thousandths, parts: assignmentParts }),
]);

/** Why a task is whose it is, or nobody's yet: what was decided, from what, and why nobody else was. */
export const taskAssignment = z.object({
  at: epochMs,
  /** matching: the kernel chose. creator, person: somebody named the agent. */
  by: z.enum(['matching', 'creator', 'person']),
  /** Null: nobody could take it. */
  chosen: z.object({ agentId: z.string(), slug: z.string() }).nullable(),
  /** In thousandths, with what it is made of; null when nobody was compared. */
  score: thousandths.nullable(),
  parts: assignmentParts.nullable(),
  /** The nearest first; at most 20 of them. */
  rejected: z.array(z.object({ agentId: z.string(), slug: z.string(), reason: assignmentRejection })),
  /** How many more there are. */
  rejectedMore: z.number().int(),
});

const namedAgent = z.object({ id: z.string(), slug: z.string(), name: z.string() });

export const taskListItem = z.object({
  id: z.string(),
  title: z.string(),
  state: taskState,
  serviceClass: taskClass,
  capabilities: z.array(z.string()),
  /** Whose it is; null while it is nobody's. */
  agent: namedAgent.nullable(),
  instance: z.string().nullable(),
  attempts: z.number().int(),
  attemptsMax: z.number().int(),
  simulated: z.boolean(),
  /** `name` is null when whoever it was is no longer here. */
  createdBy: z.object({ kind: z.enum(['person', 'token', 'agent']), id: z.string(), name: z.string().nullable() }),
  createdAt: epochMs,
  deadlineAt: epochMs.nullable(),
  startedAt: epochMs.nullable(),
  finishedAt: epochMs.nullable(),
});
export const taskDetail = taskListItem.extend({
  runId: z.string(),
  /** Named by whoever created or moved it: the kernel does not choose. */
  requestedAgent: namedAgent.nullable(),
  assignment: taskAssignment.nullable(),
  assignedAt: epochMs.nullable(),
  dueAt: epochMs,
  leaseUntil: epochMs.nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
/** What it was given and what came of it: any JSON, as text. `result` is null until it is done. */
export const taskContent = z.object({ input: z.string(), result: z.string().nullable() });

export const taskInput = z.object({ taskId: idOf('tsk') });
/** Tasks that have not ended, then the newest that have: at most so many of each. */
export const taskListMax = 300;

/** PostgreSQL's text holds every character but this one. */
const holdsNoNul = (text: string) => !text.includes('\0');
const nulWords = 'Leave out the NUL character.';
const title = z
  .string()
  .trim()
  .refine(holdsNoNul, nulWords)
  .min(1, 'Give a title.')
  .max(taskLimits.titleCharacters, `Use at most ${taskLimits.titleCharacters} characters.`);
const runId = z.string().regex(/^[\w.:-]{1,64}$/, 'Use up to 64 letters, digits and . : _ -');
const capabilities = z.array(z.string().min(1).max(64).refine(holdsNoNul, nulWords)).max(50, 'Name at most 50.');
const encoder = /[\u0080-\uffff]/g;
/** Bytes of a text in UTF-8, at most: one that is not ASCII counts three. */
const bytesOf = (text: string) => text.length + 2 * (text.match(encoder)?.length ?? 0);
const content = z.json().refine((value) => bytesOf(JSON.stringify(value)) <= taskLimits.contentBytes, {
  message: `Use at most ${taskLimits.contentBytes} bytes of JSON; put more where both sides can read it, and send its address.`,
});
const reason = z.string().trim().min(1, 'Say why.').max(500, 'Use at most 500 characters.');

/** Of a task: tasks of a kind have one rule of value. Empty: tasks that name none. */
export const taskKind = z
  .string()
  .max(64, 'Use at most 64 characters.')
  .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'Use lower-case letters, digits and single hyphens.');
/** What an accepted outcome of the task is worth, in nano-USD, where no rule of its kind says otherwise. */
const declaredValue = nanoUsdText
  .regex(/^\d{1,18}$/, 'Give an amount of 0 or more.')
  .nullable()
  .default(null);

export const createTaskInput = z.object({
  title,
  /** Text, or any JSON. */
  input: content,
  capabilities: capabilities.default([]),
  /** Gives it to this agent and nobody else; null: the kernel chooses. */
  agentId: idOf('agt').nullable().default(null),
  serviceClass: taskClass.default('standard'),
  deadlineAt: epochMs.nullable().default(null),
  runId: runId.nullable().default(null),
  kind: taskKind.default(''),
  valueNanoUsd: declaredValue,
});
export const cancelTaskInput = taskInput.extend({ reason });
export const reassignTaskInput = taskInput.extend({
  /** Null: the kernel chooses anew. */
  agentId: idOf('agt').nullable(),
  reason,
});

/** How many instances of an agent there should be, and which there are. */
export const agentInstances = z.object({
  desired: z.number().int(),
  min: z.number().int(),
  max: z.number().int(),
  tasksPerInstance: z.number().int(),
  /** Tasks that waited for it when that was decided. */
  backlog: z.number().int(),
  instances: z.array(
    z.object({
      name: z.string(),
      draining: z.boolean(),
      running: z.number().int(),
      firstSeenAt: epochMs,
      lastSeenAt: epochMs,
    }),
  ),
});

/** Bodies of agents under /v1/tasks. */
const instanceName = z.string().regex(/^[\w.:-]{1,64}$/, 'Name the instance with up to 64 letters, digits and . : _ -');
const leaseSeconds = z.number().min(taskLimits.leaseSeconds.least).max(taskLimits.leaseSeconds.most).default(60);
export const createTaskBody = z.strictObject({
  title,
  input: content,
  capabilities: capabilities.default([]),
  /** Slug. */
  agent: z.string().max(64).nullable().default(null),
  run_id: runId.nullable().default(null),
  service_class: taskClass.default('standard'),
  /** A time with its zone, such as 2031-05-06T07:08:09Z. */
  deadline: z.iso.datetime({ offset: true }).nullable().default(null),
  max_attempts: z.number().int().min(1).max(taskLimits.attempts).default(3),
  simulated: z.boolean().default(false),
  kind: taskKind.default(''),
  value_nano_usd: declaredValue,
});
export const claimTaskBody = z.strictObject({
  instance: instanceName,
  wait_seconds: z.number().min(0).max(taskLimits.waitSeconds).default(taskLimits.waitSeconds),
  lease_seconds: leaseSeconds,
});
/** The query of GET /v1/tasks/{id}: waits so long for its end. */
export const getTaskQuery = z.strictObject({
  wait_seconds: z.coerce.number().min(0).max(taskLimits.waitSeconds).default(0),
});
const attempt = z.number().int().min(1);
export const extendTaskBody = z.strictObject({ attempt, lease_seconds: leaseSeconds });
export const completeTaskBody = z.strictObject({ attempt, result: content.default(null) });
export const failTaskBody = z.strictObject({
  attempt,
  error: z.string().trim().min(1).max(2_000).refine(holdsNoNul, nulWords),
  /** False: another attempt would fail too. */
  retry: z.boolean().default(true),
});
