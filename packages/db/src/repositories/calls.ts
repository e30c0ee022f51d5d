import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

export type CallOutcome = 'settled' | 'failed' | 'denied' | 'cancelled' | 'interrupted';
export type CallRowState = CallOutcome | 'running';

export interface CallRow {
  readonly id: string;
  readonly state: CallRowState;
  readonly agent: { readonly id: string; readonly slug: string; readonly name: string };
  readonly department: { readonly id: string; readonly name: string };
  readonly teamId: string | null;
  readonly keyId: string | null;
  readonly runId: string | null;
  readonly syscall: string;
  readonly protocol: 'openai.chat' | 'openai.responses' | 'openai.embeddings' | 'anthropic.messages';
  readonly modelRequested: string;
  readonly modelAnswered: string | null;
  readonly provider: string | null;
  readonly pool: string | null;
  readonly simulated: boolean;
  readonly streamed: boolean;
  readonly receivedAt: Date;
  readonly finishedAt: Date | null;
  readonly httpStatus: number | null;
  readonly errorCode: string | null;
  /** Of an end that may be a budget's: the sentence that names it. */
  readonly budgetWords: string | null;
  readonly lastStep: number | null;
  readonly waitUs: number | null;
  readonly executeUs: number | null;
  readonly firstByteUs: number | null;
  readonly durationUs: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly usageSource: 'provider' | 'counted' | 'reserved' | 'none' | null;
  readonly costNanoUsd: bigint | null;
  readonly reservedNanoUsd: bigint | null;
  /** The centre of what it took; null when that is not known. */
  readonly energyMillijoules: number | null;
  /** It was given the answer of another call. */
  readonly reusedFrom: 'shared' | 'cache' | null;
  /** Order of recording; null while the call runs. */
  readonly sequence: bigint | null;
}

/** What every row of a call shows. `admit_us` counts as a wait only when the call got as far as asking for a slot. */
export const callColumns = Prisma.sql`
  c.id, coalesce(s.outcome, 'running') as state,
  jsonb_build_object('id', c.agent_id, 'slug', coalesce(a.slug, ''), 'name', coalesce(a.name, '')) as agent,
  jsonb_build_object('id', c.department_id, 'name', coalesce(d.name, '')) as department,
  a.team_id as "teamId", c.key_id as "keyId", c.run_id as "runId", c.syscall, c.protocol, c.model_requested as "modelRequested", s.model_answered as "modelAnswered",
  p.slug as provider, (select slug from pool where pool.id = coalesce(s.serving_pool_id, c.pool_id)) as pool, c.simulated, c.streamed, c.received_at as "receivedAt", s.finished_at as "finishedAt",
  s.http_status as "httpStatus", s.error_code as "errorCode",
  case when s.error_code in ('budget_exceeded', 'rate_limited', 'model_unavailable') then s.error_detail end as "budgetWords",
  s.last_step as "lastStep",
  case when s.last_step >= 5 then s.admit_us end as "waitUs",
  case when s.last_step >= 6 then s.execute_us end as "executeUs", s.first_byte_us as "firstByteUs",
  (extract(epoch from s.finished_at - c.received_at) * 1000000)::float8 as "durationUs",
  s.input_tokens as "inputTokens", s.output_tokens as "outputTokens", s.usage_source as "usageSource",
  s.cost_nano_usd as "costNanoUsd", c.reserved_nano_usd as "reservedNanoUsd", s.energy_millijoules::float8 as "energyMillijoules", s.reused_from as "reusedFrom", s.sequence`;

export const callTables = Prisma.sql`
  call c
  left join call_settlement s on s.organisation_id = c.organisation_id and s.call_id = c.id
  left join agent a on a.organisation_id = c.organisation_id and a.id = c.agent_id
  left join department d on d.organisation_id = c.organisation_id and d.id = c.department_id
  left join provider p on p.organisation_id = c.organisation_id and p.id = coalesce(s.serving_provider_id, c.provider_id)`;

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
