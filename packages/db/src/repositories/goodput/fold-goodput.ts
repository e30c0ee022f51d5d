import type { TenantTransaction } from '../../client/index.ts';
import { Prisma } from '../../generated/client.ts';
import { slotUseOf } from './slot-use.ts';

const callsAtOnce = 2_000;
/** Clocks of kernels may differ by so much, and a transaction may take so long to be seen. */
const overlapMs = 120_000;
const overlap = Prisma.sql`${overlapMs} * interval '1 millisecond'`;

interface Fold {
  readonly from: bigint;
  readonly until: bigint;
  readonly lookedAt: Date;
  readonly now: Date;
}

const measures = [
  'calls',
  'kept_calls',
  'kept_tokens',
  'kept_us',
  'retries_us',
  'preempted_us',
  'failed_calls_us',
  'cancelled_us',
  'waited_us',
];
const columns = Prisma.raw(measures.join(', '));
const sums = Prisma.raw(measures.map((name) => `sum(${name})`).join(', '));
const added = Prisma.raw(measures.map((name) => `${name} = known.${name} + excluded.${name}`).join(', '));

/** Undefined while another kernel folds. */
async function beginFold(tx: TenantTransaction, organisationId: string): Promise<Fold | undefined> {
  await tx.$executeRaw`
    insert into goodput_fold (organisation_id, sequence, looked_at) values (${organisationId}, 0, now())
    on conflict do nothing`;
  // Each call is looked up by its key: a plan for small tables would read all of them with every fold.
  await tx.$executeRaw`select set_config('enable_seqscan', 'off', true)`;
  const [fold] = await tx.$queryRaw<Fold[]>`
    select f.sequence as from, f.looked_at as "lookedAt", now() as now, coalesce((
      select max(sequence) from (
        select sequence from call_settlement where sequence > f.sequence order by sequence limit ${callsAtOnce}
      ) as next
    ), f.sequence) as until
    from goodput_fold f for update of f skip locked`;
  return fold;
}

async function addCalls(tx: TenantTransaction, organisationId: string, { from, until }: Fold): Promise<void> {
  const picked = Prisma.sql`
    select call_id from call_settlement where sequence > ${from} and sequence <= ${until} offset 0`;
  await tx.$executeRaw`
    with ${slotUseOf(picked)}
    insert into goodput_hour as known (organisation_id, hour, pool_id, model_id, ${columns})
    select ${organisationId}, hour, pool_id, model_id, ${sums} from slot_use group by hour, pool_id, model_id
    order by hour, pool_id, model_id
    on conflict (organisation_id, hour, pool_id, model_id) do update set ${added}`;
}

/**
 * Takes calls that went round in circles, or whose task has failed or was cancelled since, out of what was kept. Looked at
 * are those just counted, and those of tasks and findings that are new.
 */
async function moveLostCalls(tx: TenantTransaction, organisationId: string, fold: Fold): Promise<void> {
  const { from, until, lookedAt } = fold;
  const since = new Date(lookedAt.getTime() - overlapMs);
  const picked = Prisma.sql`
    select s.call_id from call_settlement s
    cross join lateral (select agent_id, run_id, received_at from call where id = s.call_id offset 0) as c
    where s.sequence > ${from} and s.sequence <= ${until} and s.outcome = 'settled' and (
      exists (select from task t where t.run_id = c.run_id and t.state in ('failed', 'cancelled'))
      or exists (
        select from loop_finding f
        where f.at >= c.received_at - ${overlap} and c.agent_id = any(f.agent_ids)
          and s.call_id >= f.first_call_id and s.call_id <= f.last_call_id
      )
    )
    union
    select c.id from task t join call c on c.run_id = t.run_id
    where t.finished_at > ${since} and t.state in ('failed', 'cancelled')
    union
    select c.id from loop_finding f
    join call c on c.agent_id = any(f.agent_ids) and c.id >= f.first_call_id and c.id <= f.last_call_id
    where f.at > ${since} and (f.run_id is null or c.run_id = f.run_id)`;
  await tx.$executeRaw`
    with ${slotUseOf(picked, Prisma.sql`s.sequence <= ${until} and s.outcome = 'settled'`)}, lost as materialized (
      select distinct u.call_id, coalesce(looped.cause, failed.cause) as cause
      from slot_use u
      left join lateral (
        select 'loops' as cause from loop_finding f
        where u.agent_id = any(f.agent_ids) and u.call_id >= f.first_call_id and u.call_id <= f.last_call_id
          and (f.run_id is null or f.run_id = u.run_id) and f.at >= u.received_at - ${overlap}
        limit 1
      ) as looped on true
      left join lateral (
        -- The task that the call's cost is counted for, too.
        select case k.state when 'failed' then 'failed_tasks' when 'cancelled' then 'cancelled' end as cause
        from (
          select t.state from task t where t.run_id = u.run_id
          order by t.agent_id is not distinct from u.agent_id desc, case when t.agent_id = u.agent_id then t.id end desc, t.id
          limit 1
        ) as k
      ) as failed on true
      where coalesce(looped.cause, failed.cause) is not null
    ), moved as (
      insert into goodput_lost_call (organisation_id, call_id, cause)
      select ${organisationId}, call_id, cause from lost order by call_id
      on conflict do nothing returning call_id, cause
    ), change as (
      select u.hour, u.pool_id, u.model_id, sum(u.kept_calls) as kept_calls, sum(u.kept_tokens) as kept_tokens,
             sum(u.kept_us) as kept_us, coalesce(sum(u.kept_us) filter (where m.cause = 'loops'), 0) as loops_us,
             coalesce(sum(u.kept_us) filter (where m.cause = 'failed_tasks'), 0) as failed_tasks_us,
             coalesce(sum(u.kept_us) filter (where m.cause = 'cancelled'), 0) as cancelled_us
      from slot_use u join moved m using (call_id) group by u.hour, u.pool_id, u.model_id
    )
    update goodput_hour as known set
      kept_calls = known.kept_calls - change.kept_calls, kept_tokens = known.kept_tokens - change.kept_tokens,
      kept_us = known.kept_us - change.kept_us, loops_us = known.loops_us + change.loops_us,
      failed_tasks_us = known.failed_tasks_us + change.failed_tasks_us,
      cancelled_us = known.cancelled_us + change.cancelled_us
    from change
    where known.hour = change.hour and known.pool_id = change.pool_id and known.model_id = change.model_id`;
}

/**
 * Adds the next calls that have ended to what slots were used for, in the order in which their ends were recorded, and moves
 * those that are known to be lost since. Whoever folds at the same time finds nothing to do.
 * @returns whether there is more to fold
 */
export async function foldGoodput(tx: TenantTransaction, organisationId: string): Promise<boolean> {
  const fold = await beginFold(tx, organisationId);
  if (fold === undefined) return false;
  if (fold.until > fold.from) await addCalls(tx, organisationId, fold);
  await moveLostCalls(tx, organisationId, fold);
  await tx.$executeRaw`update goodput_fold set sequence = ${fold.until}, looked_at = ${fold.now}`;
  return fold.until > fold.from;
}
