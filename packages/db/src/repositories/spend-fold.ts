import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { energyColumns } from './energy-columns.ts';
import { allQuantity, outputQuantity, spendClassValues, sumsOfSpendClasses } from './spend-source.ts';
import { spendClasses } from './spend.ts';

const hourMs = 3_600_000;
/** Late rows folded at once. The books wait meanwhile, a tenth of a second at most. */
const lateRowsMost = 5_000;

const columns = Prisma.raw(
  [
    'hour, booked_month, department_id, team_id, agent_id, model_id, provider_id, simulated',
    'calls, calls_without_cost, cost_nano_usd',
    ...energyColumns,
    ...spendClasses.map((name) => `${name}_quantity, ${name}_nano_usd`),
  ].join(', '),
);
const energies = Prisma.raw(energyColumns.join(', '));
const sumOfEnergies = Prisma.raw(energyColumns.map((name) => `sum(${name}) as ${name}`).join(', '));
const noEnergies = Prisma.raw(energyColumns.map(() => '0').join(', '));
const addedEnergies = Prisma.raw(energyColumns.map((name) => `${name} = known.${name} + excluded.${name}`).join(', '));

/**
 * Adds hours that are over, and what came late of those before, to the sums by day; an hour at a time, the oldest first.
 * Nobody books meanwhile, so that each call is counted once: in a day, as late, or in an hour that is not folded.
 * @param untilMs hours that begin before it may be folded
 * @returns whether there is more to fold
 */
export async function foldSpend(tx: TenantTransaction, organisationId: string, untilMs: number): Promise<boolean> {
  const target = new Date(Math.floor(untilMs / hourMs) * hourMs);
  if (!(await isFoldable(tx, target))) return false;
  await tx.$executeRaw`select lock_ledger(${organisationId})`;
  const [span] = await tx.$queryRaw<{ from: Date; until: Date; lateId: bigint }[]>`
    with begun as (
      select coalesce((select folded_until from spend_fold), '-infinity') as folded_until
    ), oldest as (
      select coalesce((select min(hour) from spend_hour where hour >= (select folded_until from begun)), ${target}) as hour
    )
    select greatest(begun.folded_until, least(oldest.hour, ${target})) as from,
           greatest(begun.folded_until, least(oldest.hour + interval '1 hour', ${target})) as until,
           coalesce((select max(id) from (select id from spend_late order by id limit ${lateRowsMost}) as few), 0)::bigint as "lateId"
    from begun, oldest`;
  if (span === undefined) return false;
  await tx.$executeRaw`
    with taken as (
      delete from spend_late where organisation_id = ${organisationId} and id <= ${span.lateId} returning ${columns}
    ), source as materialized (
      select ${columns} from spend_hour where hour >= ${span.from} and hour < ${span.until}
      union all
      select ${columns} from taken
    ), sums as (
      select case grouping(booked_month, department_id, team_id, agent_id, model_id, provider_id)
               when 31 then 'booked' when 47 then 'department' when 55 then 'team' when 59 then 'agent'
               when 61 then 'model' when 62 then 'provider' when 45 then 'mix' else 'pair' end as cut,
             (hour at time zone 'UTC')::date as day,
             coalesce(to_char(booked_month, 'YYYY-MM'), department_id, team_id, agent_id, model_id, provider_id) as owner_id,
             case when grouping(agent_id, model_id) = 0 or grouping(department_id, model_id) = 0 then model_id else '' end as part_id,
             simulated,
             sum(calls) as calls, sum(calls_without_cost) as calls_without_cost, sum(cost_nano_usd) as cost_nano_usd,
             sum(${allQuantity}) as quantity, sum(${outputQuantity}) as output_quantity, ${sumOfEnergies}
      from source
      group by day, simulated, grouping sets (
        (booked_month), (department_id), (team_id), (agent_id), (model_id), (provider_id), (agent_id, model_id),
        (department_id, model_id)
      )
      union all
      select 'class', day, class.name, '', simulated, 0, 0, class.nano_usd, class.quantity, 0, ${noEnergies}
      from (
        select (hour at time zone 'UTC')::date as day, simulated, ${sumsOfSpendClasses} from source group by 1, 2
      ) as of_day
      cross join ${spendClassValues}
      where class.quantity > 0 or class.nano_usd <> 0
    )
    insert into spend_day as known (
      organisation_id, cut, day, owner_id, part_id, simulated, calls, calls_without_cost, cost_nano_usd, quantity, output_quantity,
      ${energies}
    )
    select ${organisationId}, cut, day, owner_id, part_id, simulated, calls, calls_without_cost, cost_nano_usd, quantity,
           output_quantity, ${energies}
    from sums order by cut, day, owner_id, part_id, simulated
    on conflict (organisation_id, cut, day, owner_id, part_id, simulated) do update set
      calls = known.calls + excluded.calls,
      calls_without_cost = known.calls_without_cost + excluded.calls_without_cost,
      cost_nano_usd = known.cost_nano_usd + excluded.cost_nano_usd,
      quantity = known.quantity + excluded.quantity,
      output_quantity = known.output_quantity + excluded.output_quantity, ${addedEnergies}`;
  await tx.$executeRaw`
    insert into spend_fold as known (organisation_id, folded_until) values (${organisationId}, ${span.until})
    on conflict (organisation_id) do update set folded_until = excluded.folded_until, revision = known.revision + 1`;
  return isFoldable(tx, target);
}

/** Whether an hour before the target, or anything late, waits. */
async function isFoldable(tx: TenantTransaction, target: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ waits: boolean }[]>`
    select exists (select from spend_late) or exists (
      select from spend_hour
      where hour >= (select coalesce(max(folded_until), '-infinity') from spend_fold) and hour < ${target}
    ) as waits`;
  return row?.waits ?? false;
}
