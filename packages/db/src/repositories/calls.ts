import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { firstIdAt } from '../ids/index.ts';

export type CallOutcome = 'settled' | 'failed' | 'denied' | 'cancelled' | 'interrupted';
export type CallRowState = CallOutcome | 'running';

export interface CallRow {
  readonly id: string;
  readonly state: CallRowState;
  readonly agent: { readonly id: string; readonly slug: string; readonly name: string };
  readonly department: { readonly id: string; readonly name: string };
  readonly runId: string | null;
  readonly protocol: 'openai.chat' | 'openai.responses' | 'openai.embeddings' | 'anthropic.messages';
  readonly modelRequested: string;
  readonly modelAnswered: string | null;
  readonly provider: string | null;
  readonly simulated: boolean;
  readonly streamed: boolean;
  readonly receivedAt: Date;
  readonly finishedAt: Date | null;
  readonly httpStatus: number | null;
  readonly errorCode: string | null;
  readonly lastStep: number | null;
  readonly waitUs: number | null;
  readonly firstByteUs: number | null;
  readonly durationUs: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly usageSource: 'provider' | 'counted' | 'reserved' | 'none' | null;
  readonly costNanoUsd: bigint | null;
  readonly reservedNanoUsd: bigint | null;
  /** Order of recording; null while the call runs. */
  readonly sequence: bigint | null;
}

export interface CallFilter {
  readonly agentId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly model?: string | undefined;
  readonly state?: CallRowState | undefined;
  readonly protocol?: string | undefined;
  readonly runId?: string | undefined;
  /** Epoch ms of arrival: from inclusive, to exclusive. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** What every row of a call shows. `admit_us` counts as a wait only when the call got as far as asking for a slot. */
export const callColumns = Prisma.sql`
  c.id, coalesce(s.outcome, 'running') as state,
  jsonb_build_object('id', c.agent_id, 'slug', coalesce(a.slug, ''), 'name', coalesce(a.name, '')) as agent,
  jsonb_build_object('id', c.department_id, 'name', coalesce(d.name, '')) as department,
  c.run_id as "runId", c.protocol, c.model_requested as "modelRequested", s.model_answered as "modelAnswered",
  p.slug as provider, c.simulated, c.streamed, c.received_at as "receivedAt", s.finished_at as "finishedAt",
  s.http_status as "httpStatus", s.error_code as "errorCode", s.last_step as "lastStep",
  case when s.last_step >= 5 then s.admit_us end as "waitUs", s.first_byte_us as "firstByteUs",
  (extract(epoch from s.finished_at - c.received_at) * 1000000)::float8 as "durationUs",
  s.input_tokens as "inputTokens", s.output_tokens as "outputTokens", s.usage_source as "usageSource",
  s.cost_nano_usd as "costNanoUsd", c.reserved_nano_usd as "reservedNanoUsd", s.sequence`;

export const callTables = Prisma.sql`
  call c
  left join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
  left join agent a on a.organisation_id = c.organisation_id and a.id = c.agent_id
  left join department d on d.organisation_id = c.organisation_id and d.id = c.department_id
  left join provider p on p.organisation_id = c.organisation_id and p.id = c.provider_id`;

function stateCondition(state: CallRowState): Prisma.Sql {
  return state === 'running' ? Prisma.sql`s.call_id is null` : Prisma.sql`s.outcome = ${state}`;
}

/** The filter as a condition over `call c` and `call_settlement s`; always true when nothing is asked for. */
export function callCondition(filter: CallFilter): Prisma.Sql {
  const conditions = [
    filter.agentId === undefined ? undefined : Prisma.sql`c.agent_id = ${filter.agentId}`,
    filter.departmentId === undefined ? undefined : Prisma.sql`c.department_id = ${filter.departmentId}`,
    filter.model === undefined ? undefined : Prisma.sql`c.model_requested = ${filter.model}`,
    filter.state === undefined ? undefined : stateCondition(filter.state),
    filter.protocol === undefined ? undefined : Prisma.sql`c.protocol = ${filter.protocol}`,
    filter.runId === undefined ? undefined : Prisma.sql`c.run_id = ${filter.runId}`,
    filter.from === undefined ? undefined : Prisma.sql`c.id >= ${firstIdAt('call', filter.from)}`,
    filter.to === undefined ? undefined : Prisma.sql`c.id < ${firstIdAt('call', filter.to)}`,
  ].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' and ');
}

/** Calls of the filter, newest first, at most `limit`, after the call `cursor` if given. */
export function listCalls(
  tx: TenantTransaction,
  filter: CallFilter,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<CallRow[]> {
  const after = page.cursor === undefined ? Prisma.sql`true` : Prisma.sql`c.id < ${page.cursor}`;
  return tx.$queryRaw<CallRow[]>`
    select ${callColumns} from ${callTables}
    where ${callCondition(filter)} and ${after}
    order by c.id desc limit ${page.limit}`;
}

/** Calls that ended after the settlement `sequence`, the oldest first. */
export function listCallsEndedAfter(tx: TenantTransaction, sequence: bigint, limit: number): Promise<CallRow[]> {
  return tx.$queryRaw<CallRow[]>`
    select ${callColumns} from ${callTables}
    where s.sequence > ${sequence} order by s.sequence limit ${limit}`;
}

/** Sequence of the call that ended last; 0 when none has. */
export async function findLastCallSequence(tx: TenantTransaction): Promise<bigint> {
  const rows = await tx.$queryRaw<{ sequence: bigint | null }[]>`select max(sequence) as sequence from call_settlement`;
  return rows[0]?.sequence ?? 0n;
}
