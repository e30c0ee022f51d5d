import type { EnergySum } from '@agent-os/core/energy';
import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { energyColumns } from './energy-columns.ts';
import { allQuantity } from './spend-source.ts';

export type EnergyOwner = 'agent' | 'department' | 'team' | 'model' | 'day';

export interface OwnerEnergyQuestion {
  readonly by: EnergyOwner;
  readonly simulated: boolean;
  /** Calls that arrived on whole UTC days from `fromMs` until before `untilMs`. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offset: number;
  readonly limit: number;
}

export interface OwnerEnergyRow {
  /** Empty: of none. A day: ms since 1970. */
  readonly id: string;
  readonly calls: number;
  /** Of them, those whose energy is known. */
  readonly energyCalls: number;
  /** Read and written, and uses of tools. */
  readonly tokens: number;
  readonly millijoules: bigint;
  /** The part of it that no meter saw. */
  readonly estimatedMillijoules: bigint;
  readonly carbonLocationMicrograms: bigint;
  readonly carbonMarketMicrograms: bigint;
  /** One a model. */
  readonly models: readonly EnergySum[];
  /** How many owners there are, on all pages. */
  readonly owners: number;
}

interface StoredRow extends Omit<OwnerEnergyRow, 'models'> {
  readonly models: readonly (readonly [low: string, centre: string, high: string])[];
}

const day = Prisma.sql`(extract(epoch from day) * 1000)::bigint::text`;
const hourDay = Prisma.sql`(hour at time zone 'UTC')::date`;
const energies = Prisma.raw(energyColumns.join(', '));
const sumsOfEnergies = Prisma.raw(energyColumns.map((name) => `sum(${name}) as ${name}`).join(', '));

const asIs = Prisma.empty;

/** Sums by day of the cut that tells an owner's models apart, and the same of an hour's row. */
const cuts = {
  agent: {
    cut: 'pair',
    owner: Prisma.sql`owner_id`,
    model: Prisma.sql`part_id`,
    hourly: Prisma.sql`agent_id, model_id`,
    joined: asIs,
  },
  /** The team that an agent is in now: sums by day know its agents, and conditions on calls mean the same. */
  team: {
    cut: 'pair',
    owner: Prisma.sql`coalesce(a.team_id, '')`,
    model: Prisma.sql`part_id`,
    hourly: Prisma.sql`agent_id, model_id`,
    joined: Prisma.sql`left join agent a on a.id = source.owner_id`,
  },
  department: {
    cut: 'mix',
    owner: Prisma.sql`owner_id`,
    model: Prisma.sql`part_id`,
    hourly: Prisma.sql`department_id, model_id`,
    joined: asIs,
  },
  model: {
    cut: 'model',
    owner: Prisma.sql`owner_id`,
    model: Prisma.sql`owner_id`,
    hourly: Prisma.sql`model_id, model_id`,
    joined: asIs,
  },
  day: {
    cut: 'model',
    owner: day,
    model: Prisma.sql`owner_id`,
    hourly: Prisma.sql`model_id, model_id`,
    joined: asIs,
  },
} as const;

/** Rows of sums by day as far as they are folded, then what came late, then hours: in one statement, as only one instant has each call once. */
function energySource(
  { simulated, fromMs, untilMs }: OwnerEnergyQuestion,
  cut: string,
  hourly: Prisma.Sql,
): Prisma.Sql {
  const [from, until] = [new Date(fromMs), new Date(untilMs)];
  return Prisma.sql`
    source (day, owner_id, part_id, calls, tokens, ${energies}) as (
      select day, owner_id, part_id, calls, quantity, ${energies} from spend_day
      where cut = ${cut} and day >= ${from}::date and day < ${until}::date and simulated = ${simulated}
      union all
      select ${hourDay}, ${hourly}, calls, ${allQuantity}, ${energies} from spend_late
      where hour >= ${from} and hour < ${until} and simulated = ${simulated}
      union all
      select ${hourDay}, ${hourly}, calls, ${allQuantity}, ${energies} from spend_hour
      where hour >= greatest(${from}, (select coalesce(max(folded_until), '-infinity') from spend_fold)) and hour < ${until}
        and simulated = ${simulated}
    )`;
}

/**
 * What calls took by agent, department, team, model or day, the most first (days in their order). Of agents it asks twice, so
 * give it a transaction of one instant.
 */
export async function listOwnerEnergy(tx: TenantTransaction, question: OwnerEnergyQuestion): Promise<OwnerEnergyRow[]> {
  if (question.by !== 'agent') return readOwners(tx, question, undefined);
  // Pairs of an agent and a model are nearly as many as calls: they are read of those on the page.
  const page = await findAgentPage(tx, question);
  if (page.length === 0) return [];
  const ids = page.map(({ id }) => id);
  const rows = await readOwners(tx, { ...question, offset: 0 }, ids);
  return rows.map((row) => ({ ...row, owners: page[0]?.owners ?? 0 }));
}

function findAgentPage(
  tx: TenantTransaction,
  question: OwnerEnergyQuestion,
): Promise<Pick<OwnerEnergyRow, 'id' | 'owners'>[]> {
  return tx.$queryRaw`
    with ${energySource(question, 'agent', Prisma.sql`agent_id, ''`)}
    select owner_id as id, (count(*) over ())::float8 as owners
    from source group by owner_id order by sum(energy_millijoules) desc, owner_id
    limit ${question.limit} offset ${question.offset}`;
}

async function readOwners(
  tx: TenantTransaction,
  question: OwnerEnergyQuestion,
  ids: readonly string[] | undefined,
): Promise<OwnerEnergyRow[]> {
  const { by, offset, limit } = question;
  const { cut, owner, model, hourly, joined } = cuts[by];
  const order = by === 'day' ? Prisma.sql`id` : Prisma.sql`millijoules desc, id`;
  const only = ids === undefined ? Prisma.sql`true` : Prisma.sql`owner_id = any(${ids})`;
  const rows = await tx.$queryRaw<StoredRow[]>`
    with ${energySource(question, cut, hourly)}, by_model as (
      select ${owner} as id, ${model} as model_id, sum(calls) as calls, sum(tokens) as tokens, ${sumsOfEnergies}
      from source ${joined} where ${only} group by 1, 2
    )
    select id, sum(calls)::float8 as calls, sum(energy_calls)::float8 as "energyCalls", sum(tokens)::float8 as tokens,
           sum(energy_millijoules)::bigint as millijoules,
           sum(energy_estimated_millijoules)::bigint as "estimatedMillijoules",
           sum(carbon_location_micrograms)::bigint as "carbonLocationMicrograms",
           sum(carbon_market_micrograms)::bigint as "carbonMarketMicrograms",
           json_agg(json_build_array(
             energy_low_millijoules::text, energy_millijoules::text, energy_high_millijoules::text
           )) as models,
           (count(*) over ())::float8 as owners
    from by_model group by id order by ${order} limit ${limit} offset ${offset}`;
  return rows.map(({ models, ...row }) => ({
    ...row,
    models: models.map(([low, centre, high]) => ({
      lowMillijoules: BigInt(low),
      millijoules: BigInt(centre),
      highMillijoules: BigInt(high),
    })),
  }));
}
