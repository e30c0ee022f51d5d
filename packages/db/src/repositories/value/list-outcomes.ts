import type { TenantTransaction } from '../../client/index.ts';
import { Prisma } from '../../generated/client.ts';
import { epochMsOf } from '../agent-columns.ts';
import type { OutcomeTaskRow, StandingRow } from './outcome-tasks.ts';

/** An outcome with its task, for people to read. */
export interface OutcomeRow
  extends StandingRow, Pick<OutcomeTaskRow, 'declaredNanoUsd' | 'createdAtMs' | 'finishedAtMs'> {
  readonly taskId: string;
  readonly title: string;
  readonly atMs: number;
  readonly agent: { readonly id: string; readonly slug: string; readonly name: string } | null;
  readonly departmentName: string | null;
  readonly reportedByName: string | null;
  readonly decidedByName: string | null;
}

export interface OutcomeFilter {
  readonly state?: StandingRow['state'] | undefined;
  readonly kind?: string | undefined;
  readonly agentId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly fromMs?: number | undefined;
  /** Not included. */
  readonly toMs?: number | undefined;
  /** Goes on behind it. */
  readonly after?: { readonly atMs: number; readonly taskId: string } | undefined;
}

const nameOf = (by: string) =>
  Prisma.raw(`
  case o.${by}_by_kind
    when 'agent' then (select slug from agent x where x.organisation_id = o.organisation_id and x.id = o.${by}_by_id)
    when 'webhook' then (select name from value_webhook x where x.organisation_id = o.organisation_id and x.id = o.${by}_by_id)
    else coalesce(
      (select name from person x where x.id = o.${by}_by_id),
      (select name from admin_token x where x.organisation_id = o.organisation_id and x.id = o.${by}_by_id))
  end`);

const columns = Prisma.sql`
  o.task_id as "taskId", k.title, o.state, o.number, ${epochMsOf(Prisma.sql`o.at`)} as "atMs",
  case when a.id is null then null else jsonb_build_object('id', a.id, 'slug', a.slug, 'name', a.name) end as agent,
  d.name as "departmentName", o.reported_by_kind as "reportedByKind", o.reported_by_id as "reportedById",
  ${nameOf('reported')} as "reportedByName", o.decided_by_kind as "decidedByKind", o.decided_by_id as "decidedById",
  ${nameOf('decided')} as "decidedByName", o.reason, o.units, o.units_confidence as "unitsConfidence",
  o.handling_seconds as "handlingSeconds", o.handling_confidence as "handlingConfidence",
  o.stated_nano_usd as "statedNanoUsd", o.stated_confidence as "statedConfidence", o.value_nano_usd as "valueNanoUsd",
  o.value_confidence as "valueConfidence", o.rule_number as "ruleNumber", o.human_seconds as "humanSeconds",
  o.human_nano_usd as "humanNanoUsd", o.without_minutes as "withoutMinutes", o.agent_id as "agentId",
  o.department_id as "departmentId", o.kind, o.simulated, k.declared_nano_usd as "declaredNanoUsd",
  ${epochMsOf(Prisma.sql`k.created_at`)} as "createdAtMs", ${epochMsOf(Prisma.sql`k.finished_at`)} as "finishedAtMs"`;
const tables = Prisma.sql`
  join task k on k.organisation_id = o.organisation_id and k.id = o.task_id
  left join agent a on a.organisation_id = o.organisation_id and a.id = o.agent_id
  left join department d on d.organisation_id = o.organisation_id and d.id = o.department_id`;

/** The newest `limit` outcomes that meet the filter. Names are looked up for those alone. */
export function listOutcomes(tx: TenantTransaction, filter: OutcomeFilter, limit: number): Promise<OutcomeRow[]> {
  const { state, kind, agentId, departmentId, fromMs, toMs, after } = filter;
  const conditions = [
    ...(state === undefined ? [] : [Prisma.sql`state = ${state}`]),
    ...(kind === undefined ? [] : [Prisma.sql`kind = ${kind}`]),
    ...(agentId === undefined ? [] : [Prisma.sql`agent_id = ${agentId}`]),
    ...(departmentId === undefined ? [] : [Prisma.sql`department_id = ${departmentId}`]),
    ...(fromMs === undefined ? [] : [Prisma.sql`at >= ${new Date(fromMs)}`]),
    ...(toMs === undefined ? [] : [Prisma.sql`at < ${new Date(toMs)}`]),
    ...(after === undefined ? [] : [Prisma.sql`(at, task_id) < (${new Date(after.atMs)}, ${after.taskId})`]),
    Prisma.sql`true`,
  ];
  return tx.$queryRaw<OutcomeRow[]>`
    select ${columns} from (
      select * from outcome_standing where ${Prisma.join(conditions, ' and ')}
      order by at desc, task_id desc limit ${limit}
    ) o ${tables}
    order by o.at desc, o.task_id desc`;
}

/** Those of these tasks. */
export function findOutcomes(tx: TenantTransaction, taskIds: readonly string[]): Promise<OutcomeRow[]> {
  return tx.$queryRaw<OutcomeRow[]>`
    select ${columns} from outcome_standing o ${tables} where o.task_id = any(${taskIds})
    order by o.at desc, o.task_id desc`;
}
