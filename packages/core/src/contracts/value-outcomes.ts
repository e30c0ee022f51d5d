import { z } from 'zod';
import { outcomeActorKinds, outcomeStates } from '../economy/index.ts';
import { epochMs, idOf, nanoUsdText } from './scalars.ts';
import { taskKind } from './tasks.ts';
import { inputConfidence } from './value.ts';

export const outcomeLimits = {
  decisionsAtOnce: 200,
  page: 200,
  csvBytes: 700_000,
  csvRows: 5_000,
  webhookBytes: 256 * 1024,
  webhookOutcomes: 500,
} as const;

export const outcomeState = z.enum(outcomeStates);
const actor = z.object({
  kind: z.enum(outcomeActorKinds),
  id: z.string(),
  /** Null when whoever it was is no longer here. */
  name: z.string().nullable(),
});
const value = z.object({ nanoUsd: nanoUsdText, confidence: inputConfidence });

export const outcomeListItem = z.object({
  taskId: z.string(),
  title: z.string(),
  kind: taskKind,
  state: outcomeState,
  /** Of its last event. */
  at: epochMs,
  agent: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  departmentName: z.string().nullable(),
  simulated: z.boolean(),
  reportedBy: actor,
  decidedBy: actor.nullable(),
  reason: z.string(),
  units: nanoUsdText.nullable(),
  /** What counts; null unless it is accepted and its value is known. */
  value: value.nullable(),
  /** What was stated with the report, or would be by the rule in force; null when neither says. Of a report only. */
  expected: value.nullable(),
  /** Of people, of all its events. */
  humanSeconds: z.number().int(),
  humanNanoUsd: nanoUsdText,
});

export const outcomesInput = z.object({
  state: outcomeState.optional(),
  kind: taskKind.optional(),
  agentId: z.string().max(40).optional(),
  departmentId: z.string().max(40).optional(),
  /** Of the last event, epoch ms; `to` is not included. */
  from: epochMs.optional(),
  to: epochMs.optional(),
  /** `next` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}_tsk_[0-9a-z]{26}$/)
    .optional(),
  limit: z.number().int().min(1).max(outcomeLimits.page).default(50),
});
/** The newest first. */
export const outcomesPage = z.object({ items: z.array(outcomeListItem), next: z.string().nullable() });

export const outcomeInput = z.object({ taskId: idOf('tsk') });
export const outcomeDetail = z.object({
  outcome: outcomeListItem,
  /** The oldest first. */
  events: z.array(
    z.object({
      number: z.number().int(),
      event: z.enum(['reported', 'accepted', 'rejected', 'expired', 'reversed']),
      by: actor,
      reason: z.string(),
      reference: z.string().nullable(),
      units: nanoUsdText.nullable(),
      value: value.nullable(),
      ruleNumber: z.number().int().nullable(),
      humanSeconds: z.number().int().nullable(),
      humanNanoUsd: nanoUsdText.nullable(),
      at: epochMs,
    }),
  ),
  /** What the calls of the task's run came to, and how many tasks share that run. */
  run: z.object({
    runId: z.string(),
    tasks: z.number().int(),
    calls: z.number().int(),
    callsWithoutCost: z.number().int(),
    costNanoUsd: nanoUsdText,
  }),
});

const reason = z.string().trim().min(1, 'Say why.').max(500, 'Use at most 500 characters.');
const humanSeconds = z
  .number()
  .int()
  .min(0)
  .max(30 * 86_400, 'Use at most 30 days.');
const units = z.number().int().min(0).max(1_000_000_000);
const amount = nanoUsdText.regex(/^\d{1,18}$/, 'Give an amount of 0 or more.');

export const reportOutcomeInput = outcomeInput.extend({
  units: units.nullable().default(null),
  /** What people worked on it; null: not said. */
  humanSeconds: humanSeconds.nullable().default(null),
  /** Instead of what the rule would make of it. */
  statedNanoUsd: amount.nullable().default(null),
  reason,
});
export const decideOutcomesInput = z.object({
  taskIds: z.array(idOf('tsk')).min(1).max(outcomeLimits.decisionsAtOnce),
  /** undo: takes the last decision back by an event of its own. */
  decision: z.enum(['accept', 'reject', 'undo']),
  reason,
  /** What the review of each took; null: not said. */
  humanSeconds: humanSeconds.nullable().default(null),
});
/** Each by itself: what could not be decided says why, the rest is. */
export const decideOutcomesAnswer = z.object({
  decided: z.array(outcomeListItem),
  refused: z.array(z.object({ taskId: z.string(), words: z.string() })),
});

/** With a header line: task_id,decision,reference and any of units,value_usd,human_minutes,reason. */
export const importOutcomesInput = z.object({
  csv: z.string().min(1, 'The file is empty.').max(outcomeLimits.csvBytes, 'Use at most 700 kB; split the file.'),
});
export const importOutcomesAnswer = z.object({
  rows: z.number().int(),
  /** Would be, or were, recorded. */
  recorded: z.number().int(),
  /** Recorded by an earlier import of the same references. */
  repeated: z.number().int(),
  /** At most 200; `errorsMore` says how many there are beyond. Nothing is recorded while there is one. */
  errors: z.array(z.object({ line: z.number().int(), words: z.string() })),
  errorsMore: z.number().int(),
});

const webhook = z.object({
  id: z.string(),
  /** What the sender puts into X-Agent-Webhook. */
  address: z.string(),
  name: z.string(),
  createdAt: epochMs,
  lastUsedAt: epochMs.nullable(),
  revokedAt: epochMs.nullable(),
});
export const valueWebhooks = z.object({ webhooks: z.array(webhook) });
export const createWebhookInput = z.object({ name: z.string().trim().min(1, 'Give a name.').max(120) });
export const webhookInput = z.object({ webhookId: idOf('whk') });
/** The last deliveries of a webhook that recorded something, the newest first. */
export const webhookDeliveries = z.object({
  deliveries: z.array(
    z.object({
      id: z.string(),
      at: epochMs,
      /** The sender's own name for the message. */
      key: z.string(),
      recorded: z.number().int(),
      sent: z.number().int(),
      /** What it said something of, in its order; at most 50. */
      tasks: z.array(z.object({ id: z.string(), title: z.string() })),
    }),
  ),
});
/** The secret is shown this once. */
export const webhookSecret = z.object({ webhook, secret: z.string() });

/** Body of POST /v1/tasks/{id}/outcomes: what an agent says of a task's outcome. */
export const taskOutcomeBody = z.strictObject({
  outcome: z.enum(['reported', 'accepted', 'rejected']).default('reported'),
  units: units.nullable().default(null),
  human_seconds: humanSeconds.nullable().default(null),
  reason: z.string().trim().max(500).default(''),
});
/** Body of POST /v1/webhooks/outcomes. */
export const webhookOutcomesBody = z.strictObject({
  outcomes: z
    .array(
      z.strictObject({
        task_id: idOf('tsk'),
        outcome: z.enum(['reported', 'accepted', 'rejected']),
        units: units.nullable().default(null),
        value_nano_usd: amount.nullable().default(null),
        human_seconds: humanSeconds.nullable().default(null),
        reason: z.string().trim().max(500).default(''),
      }),
    )
    .min(1)
    .max(outcomeLimits.webhookOutcomes),
});
