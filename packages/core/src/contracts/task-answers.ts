import { z } from 'zod';
import { outcomeStates } from '../economy/index.ts';
import { serviceClasses, taskStates } from '../choices/index.ts';
import { nanoUsdText } from './scalars.ts';

/** What agents and outside systems are answered under /v1/tasks and /v1/webhooks. */
const time = z.string().meta({ format: 'date-time' });
const count = z.number().int().min(0);
const problem = z.object({ code: z.string(), message: z.string().nullable() });

/** A task as agents see it; the result is null until it is done. */
export const taskOnWire = z.object({
  id: z.string(),
  object: z.literal('task'),
  title: z.string(),
  state: z.enum(taskStates),
  /** Slug; null while it is nobody's. */
  agent: z.string().nullable(),
  run_id: z.string(),
  service_class: z.enum(serviceClasses),
  capabilities: z.array(z.string()),
  simulated: z.boolean(),
  attempts: count,
  max_attempts: count,
  created_at: time,
  deadline: time.nullable(),
  started_at: time.nullable(),
  finished_at: time.nullable(),
  result: z.unknown(),
  error: problem.nullable(),
});
export type TaskOnWire = z.infer<typeof taskOnWire>;

/** A task as the instance sees it that claimed it. */
const claimedTask = z.object({
  id: z.string(),
  object: z.literal('task'),
  title: z.string(),
  input: z.unknown(),
  run_id: z.string(),
  service_class: z.enum(serviceClasses),
  capabilities: z.array(z.string()),
  simulated: z.boolean(),
  deadline: time.nullable(),
  attempt: count,
  max_attempts: count,
  lease_until: time,
});
export const claimOnWire = z.object({
  task: claimedTask,
  instances: z.object({ desired: count, live: count, drain: z.boolean() }),
});
export type ClaimOnWire = z.infer<typeof claimOnWire>;

export const leaseOnWire = z.object({ lease_until: time });
export type LeaseOnWire = z.infer<typeof leaseOnWire>;

export const instancesOnWire = z.object({
  desired: count,
  live: count,
  backlog: count,
  instances: z.array(z.object({ name: z.string(), drain: z.boolean(), running: count })),
});
export type InstancesOnWire = z.infer<typeof instancesOnWire>;

export const taskOutcomeOnWire = z.object({
  object: z.literal('task.outcome'),
  task_id: z.string(),
  state: z.enum(outcomeStates).nullable(),
  units: z.number().nullable(),
  value_nano_usd: nanoUsdText.nullable(),
  /** It was recorded before, under the same key. */
  repeated: z.boolean(),
});
export type TaskOutcomeOnWire = z.infer<typeof taskOutcomeOnWire>;

export const outcomesReceipt = z.object({
  object: z.literal('outcomes.receipt'),
  recorded: count,
  /** In the order in which they were sent. */
  outcomes: z.array(
    z.object({ task_id: z.string(), recorded: z.boolean(), repeated: z.boolean(), error: problem.nullable() }),
  ),
});
export type OutcomesReceipt = z.infer<typeof outcomesReceipt>;
