import type { InputConfidence, OutcomeActor } from '@agent-os/core/economy';
import type { TenantTransaction } from '../../client/index.ts';
import { epochMsOf } from '../agent-columns.ts';
import { Prisma } from '../../generated/client.ts';
import type { StandingRow } from './outcome-tasks.ts';

/** One event of an outcome. A reversal's units and value are less than nothing. */
export interface NewTaskOutcome {
  readonly taskId: string;
  readonly number: number;
  readonly event: 'reported' | 'accepted' | 'rejected' | 'expired' | 'reversed';
  readonly reversedEvent: 'accepted' | 'rejected' | 'expired' | null;
  readonly byKind: OutcomeActor['kind'];
  readonly byId: string;
  readonly reason: string;
  readonly reference: string | null;
  readonly units: bigint | null;
  readonly valueNanoUsd: bigint | null;
  readonly valueConfidence: InputConfidence | null;
  readonly ruleNumber: number | null;
  readonly humanSeconds: number | null;
  readonly humanConfidence: InputConfidence | null;
  readonly humanNanoUsd: bigint | null;
  readonly withoutMinutes: boolean;
  readonly agentId: string;
  readonly departmentId: string;
  readonly kind: string;
  readonly simulated: boolean;
  readonly at: Date;
}

/** Writes events, and where they leave their outcomes. The sums by day follow by themselves. */
export async function recordTaskOutcomes(
  tx: TenantTransaction,
  organisationId: string,
  events: readonly NewTaskOutcome[],
  standings: ReadonlyMap<string, StandingRow & { readonly at: Date }>,
): Promise<void> {
  if (events.length === 0) return;
  const said = events.map((event) => ({
    organisation_id: organisationId,
    task_id: event.taskId,
    number: event.number,
    event: event.event,
    reversed_event: event.reversedEvent,
    by_kind: event.byKind,
    by_id: event.byId,
    reason: event.reason,
    reference: event.reference,
    units: textOf(event.units),
    value_nano_usd: textOf(event.valueNanoUsd),
    value_confidence: event.valueConfidence,
    rule_number: event.ruleNumber,
    human_seconds: event.humanSeconds,
    human_confidence: event.humanConfidence,
    human_nano_usd: textOf(event.humanNanoUsd),
    without_minutes: event.withoutMinutes,
    agent_id: event.agentId,
    department_id: event.departmentId,
    kind: event.kind,
    simulated: event.simulated,
    at: event.at.toISOString(),
  }));
  // One statement, so that the sums by day are added to once.
  await tx.$executeRaw`
    insert into task_outcome
    select * from jsonb_populate_recordset(null::task_outcome, ${JSON.stringify(said)}::jsonb)`;
  const rows = Array.from(standings, ([taskId, { at, ...row }]) => ({
    organisation_id: organisationId,
    task_id: taskId,
    state: row.state,
    number: row.number,
    at: at.toISOString(),
    reported_by_kind: row.reportedByKind,
    reported_by_id: row.reportedById,
    decided_by_kind: row.decidedByKind,
    decided_by_id: row.decidedById,
    reason: row.reason,
    units: textOf(row.units),
    units_confidence: row.unitsConfidence,
    handling_seconds: row.handlingSeconds,
    handling_confidence: row.handlingConfidence,
    stated_nano_usd: textOf(row.statedNanoUsd),
    stated_confidence: row.statedConfidence,
    value_nano_usd: textOf(row.valueNanoUsd),
    value_confidence: row.valueConfidence,
    rule_number: row.ruleNumber,
    human_seconds: row.humanSeconds,
    human_nano_usd: row.humanNanoUsd.toString(),
    without_minutes: row.withoutMinutes,
    agent_id: row.agentId,
    department_id: row.departmentId,
    kind: row.kind,
    simulated: row.simulated,
  }));
  await tx.$executeRaw`
    insert into outcome_standing
    select * from jsonb_populate_recordset(null::outcome_standing, ${JSON.stringify(rows)}::jsonb)
    on conflict (organisation_id, task_id) do update set
      state = excluded.state, number = excluded.number, at = excluded.at, reported_by_kind = excluded.reported_by_kind,
      reported_by_id = excluded.reported_by_id, decided_by_kind = excluded.decided_by_kind,
      decided_by_id = excluded.decided_by_id, reason = excluded.reason, units = excluded.units,
      units_confidence = excluded.units_confidence, handling_seconds = excluded.handling_seconds,
      handling_confidence = excluded.handling_confidence, stated_nano_usd = excluded.stated_nano_usd,
      stated_confidence = excluded.stated_confidence, value_nano_usd = excluded.value_nano_usd,
      value_confidence = excluded.value_confidence, rule_number = excluded.rule_number,
      human_seconds = excluded.human_seconds, human_nano_usd = excluded.human_nano_usd,
      without_minutes = excluded.without_minutes, agent_id = excluded.agent_id, department_id = excluded.department_id,
      kind = excluded.kind, simulated = excluded.simulated`;
}

const textOf = (count: bigint | null) => (count === null ? null : count.toString());

/** The references by which this sender was heard before, of these. */
export async function findOutcomeReferences(
  tx: TenantTransaction,
  by: OutcomeActor,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (references.length === 0) return new Map();
  const rows = await tx.taskOutcome.findMany({
    where: { byKind: by.kind, byId: by.id, reference: { in: [...references] } },
    select: { reference: true, taskId: true },
  });
  return new Map(rows.map(({ reference, taskId }) => [reference ?? '', taskId]));
}

export interface TaskOutcomeRow extends Omit<NewTaskOutcome, 'at'> {
  readonly byName: string | null;
  readonly atMs: number;
}

/** All that was said of a task's outcome, the oldest first. */
export function listTaskOutcomes(tx: TenantTransaction, taskId: string): Promise<TaskOutcomeRow[]> {
  return tx.$queryRaw<TaskOutcomeRow[]>`
    select e.task_id as "taskId", e.number, e.event, e.reversed_event as "reversedEvent", e.by_kind as "byKind",
      e.by_id as "byId", coalesce(p.name, t.name, a.slug, w.name) as "byName", e.reason, e.reference, e.units,
      e.value_nano_usd as "valueNanoUsd", e.value_confidence as "valueConfidence", e.rule_number as "ruleNumber",
      e.human_seconds as "humanSeconds", e.human_confidence as "humanConfidence", e.human_nano_usd as "humanNanoUsd",
      e.without_minutes as "withoutMinutes", e.agent_id as "agentId", e.department_id as "departmentId", e.kind,
      e.simulated, ${epochMsOf(Prisma.sql`e.at`)} as "atMs"
    from task_outcome e
    left join person p on e.by_kind in ('person', 'csv') and p.id = e.by_id
    left join admin_token t on e.by_kind in ('token', 'csv') and t.organisation_id = e.organisation_id and t.id = e.by_id
    left join agent a on e.by_kind = 'agent' and a.organisation_id = e.organisation_id and a.id = e.by_id
    left join value_webhook w on e.by_kind = 'webhook' and w.organisation_id = e.organisation_id and w.id = e.by_id
    where e.task_id = ${taskId} order by e.number`;
}

/** What the calls of a task's run came to, and how many tasks share it. */
export async function sumTaskRun(
  tx: TenantTransaction,
  taskId: string,
): Promise<{ runId: string; tasks: number; calls: number; callsWithoutCost: number; costNanoUsd: bigint } | undefined> {
  const rows = await tx.$queryRaw<
    { runId: string; tasks: number; calls: number; callsWithoutCost: number; costNanoUsd: bigint }[]
  >`
    select k.run_id as "runId",
      (select count(*)::int from task o where o.organisation_id = k.organisation_id and o.run_id = k.run_id) as tasks,
      s.*
    from task k, lateral (
      select count(*)::int as calls, (count(*) filter (where s.cost_nano_usd is null))::int as "callsWithoutCost",
        coalesce(sum(s.cost_nano_usd), 0)::bigint as "costNanoUsd"
      from call c join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
      where c.organisation_id = k.organisation_id and c.run_id = k.run_id
    ) as s
    where k.id = ${taskId}`;
  return rows[0];
}
