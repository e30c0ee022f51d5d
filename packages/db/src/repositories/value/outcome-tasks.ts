import type { InputConfidence, OutcomeActor, OutcomeState } from '@agent-os/core/economy';
import type { TenantTransaction } from '../../client/index.ts';
import type { TaskState } from '../task-columns.ts';
import { epochMsOf } from '../agent-columns.ts';
import { Prisma } from '../../generated/client.ts';

/** Where an outcome stands after its last event. Amounts in nano-USD, times in seconds. */
export interface StandingRow {
  readonly state: OutcomeState;
  readonly number: number;
  readonly reportedByKind: OutcomeActor['kind'];
  readonly reportedById: string;
  readonly decidedByKind: OutcomeActor['kind'] | null;
  readonly decidedById: string | null;
  readonly reason: string;
  readonly units: bigint | null;
  readonly unitsConfidence: InputConfidence | null;
  readonly handlingSeconds: number | null;
  readonly handlingConfidence: InputConfidence | null;
  readonly statedNanoUsd: bigint | null;
  readonly statedConfidence: InputConfidence | null;
  readonly valueNanoUsd: bigint | null;
  readonly valueConfidence: InputConfidence | null;
  readonly ruleNumber: number | null;
  readonly humanSeconds: number;
  readonly humanNanoUsd: bigint;
  readonly withoutMinutes: boolean;
  readonly agentId: string;
  readonly departmentId: string;
  readonly kind: string;
  readonly simulated: boolean;
}

/** What a decision on a task's outcome is made from. */
export interface OutcomeTaskRow {
  readonly taskId: string;
  readonly taskState: TaskState;
  readonly kind: string;
  readonly agentId: string | null;
  readonly departmentId: string | null;
  readonly createdByKind: 'person' | 'token' | 'agent';
  readonly createdById: string;
  readonly declaredNanoUsd: bigint | null;
  readonly createdAtMs: number;
  readonly finishedAtMs: number | null;
  /** Asked to be, or any call of its run went to a simulated model. */
  readonly simulated: boolean;
}

/** The tasks of these ids that there are; until the transaction ends nobody else says anything of their outcomes. */
export async function lockOutcomeTasks(tx: TenantTransaction, taskIds: readonly string[]): Promise<OutcomeTaskRow[]> {
  await tx.$queryRaw`select 1 from task where id = any(${taskIds}) order by id for no key update`;
  return listOutcomeTasks(tx, taskIds);
}

/** The same without keeping anybody out. */
export function listOutcomeTasks(tx: TenantTransaction, taskIds: readonly string[]): Promise<OutcomeTaskRow[]> {
  return tx.$queryRaw<OutcomeTaskRow[]>`
    select k.id as "taskId", k.state as "taskState", k.kind, k.agent_id as "agentId", a.department_id as "departmentId",
      k.created_by_kind as "createdByKind", k.created_by_id as "createdById", k.declared_nano_usd as "declaredNanoUsd",
      ${epochMsOf(Prisma.sql`k.created_at`)} as "createdAtMs", ${epochMsOf(Prisma.sql`k.finished_at`)} as "finishedAtMs",
      k.simulated or exists (
        select from call c where c.organisation_id = k.organisation_id and c.run_id = k.run_id and c.simulated
      ) as simulated
    from task k left join agent a on a.organisation_id = k.organisation_id and a.id = k.agent_id
    where k.id = any(${taskIds})`;
}

/** Where the outcomes of these tasks stand, by task; those of which nothing was said are missing. */
export async function findStandings(
  tx: TenantTransaction,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, StandingRow>> {
  const rows = await tx.$queryRaw<(StandingRow & { readonly taskId: string })[]>`
    select task_id as "taskId", state, number, reported_by_kind as "reportedByKind", reported_by_id as "reportedById",
      decided_by_kind as "decidedByKind", decided_by_id as "decidedById", reason, units,
      units_confidence as "unitsConfidence", handling_seconds as "handlingSeconds",
      handling_confidence as "handlingConfidence", stated_nano_usd as "statedNanoUsd",
      stated_confidence as "statedConfidence", value_nano_usd as "valueNanoUsd", value_confidence as "valueConfidence",
      rule_number as "ruleNumber", human_seconds as "humanSeconds", human_nano_usd as "humanNanoUsd",
      without_minutes as "withoutMinutes", agent_id as "agentId", department_id as "departmentId", kind, simulated
    from outcome_standing where task_id = any(${taskIds})`;
  return new Map(rows.map(({ taskId, ...standing }) => [taskId, standing]));
}

/** Tasks whose reports wait since before their kind's moment, or the one for all other kinds: the `limit` oldest. */
export async function listExpiredReports(
  tx: TenantTransaction,
  {
    cutoffs,
    otherwise,
  }: { readonly cutoffs: readonly { readonly kind: string; readonly before: Date }[]; readonly otherwise: Date },
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ taskId: string }[]>`
    select o.task_id as "taskId" from outcome_standing o
    left join jsonb_to_recordset(${JSON.stringify(cutoffs)}::jsonb) as r (kind text, before timestamptz) on r.kind = o.kind
    where o.state = 'reported' and o.at < coalesce(r.before, ${otherwise})
    order by o.at limit ${limit}`;
  return rows.map(({ taskId }) => taskId);
}
