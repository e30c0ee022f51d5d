import { Prisma } from '../generated/client.ts';
import { epochMsOf } from './agent-columns.ts';

export type TaskState = 'queued' | 'assigned' | 'running' | 'done' | 'failed' | 'cancelled';

interface NamedAgent {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** A task without its input and result. Times in epoch ms. */
export interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly capabilities: string[];
  readonly state: TaskState;
  readonly serviceClass: 'critical' | 'interactive' | 'standard' | 'batch';
  readonly runId: string;
  readonly simulated: boolean;
  readonly agent: NamedAgent | null;
  readonly requestedAgent: NamedAgent | null;
  readonly createdByKind: 'person' | 'token' | 'agent';
  readonly createdById: string;
  /** Null when whoever it was is no longer here. */
  readonly createdByName: string | null;
  readonly attempts: number;
  readonly attemptsMax: number;
  readonly instance: string | null;
  /** Contracts: `taskAssignment`. */
  readonly assignment: unknown;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly createdAtMs: number;
  readonly dueAtMs: number;
  readonly deadlineAtMs: number | null;
  readonly assignedAtMs: number | null;
  readonly startedAtMs: number | null;
  readonly leaseUntilMs: number | null;
  readonly finishedAtMs: number | null;
}

const named = (agent: Prisma.Sql) =>
  Prisma.sql`case when ${agent}.id is null then null
    else jsonb_build_object('id', ${agent}.id, 'slug', ${agent}.slug, 'name', ${agent}.name) end`;

export const taskColumns = Prisma.sql`
  k.id, k.title, k.capabilities, k.state, k.service_class as "serviceClass", k.run_id as "runId", k.simulated,
  ${named(Prisma.sql`a`)} as agent, ${named(Prisma.sql`r`)} as "requestedAgent",
  k.created_by_kind as "createdByKind", k.created_by_id as "createdById",
  coalesce(p.name, t.name, c.slug) as "createdByName",
  k.attempts, k.attempts_max as "attemptsMax", k.instance, k.assignment,
  k.error_code as "errorCode", k.error_message as "errorMessage",
  ${epochMsOf(Prisma.sql`k.created_at`)} as "createdAtMs", ${epochMsOf(Prisma.sql`k.due_at`)} as "dueAtMs",
  ${epochMsOf(Prisma.sql`k.deadline_at`)} as "deadlineAtMs", ${epochMsOf(Prisma.sql`k.assigned_at`)} as "assignedAtMs",
  ${epochMsOf(Prisma.sql`k.started_at`)} as "startedAtMs", ${epochMsOf(Prisma.sql`k.lease_until`)} as "leaseUntilMs",
  ${epochMsOf(Prisma.sql`k.finished_at`)} as "finishedAtMs"`;

export const taskTables = Prisma.sql`
  task k
  left join agent a on a.organisation_id = k.organisation_id and a.id = k.agent_id
  left join agent r on r.organisation_id = k.organisation_id and r.id = k.requested_agent_id
  left join agent c on k.created_by_kind = 'agent' and c.organisation_id = k.organisation_id and c.id = k.created_by_id
  left join person p on k.created_by_kind = 'person' and p.id = k.created_by_id
  left join admin_token t on k.created_by_kind = 'token' and t.organisation_id = k.organisation_id and t.id = k.created_by_id`;
