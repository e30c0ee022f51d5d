import type { CallCondition, CallFilter } from '@agent-os/core/contracts';
import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { callConditionSql, conditionsOf, idBounds, joinConditions } from './call-condition.ts';

/**
 * How to walk the calls of a filter in the order of their arrival. `rows(limit)` are rows of `call` with their id once
 * more as `scan_id`, carried by one index in that order; `rest` is what remains to be asked of each, over `call c` and
 * `call_settlement s`.
 */
export interface CallScan {
  readonly rows: (limit: number) => Prisma.Sql;
  readonly rest: Prisma.Sql;
  readonly searchedMax: number;
  /** How many calls of this walk a figure may add up. */
  readonly summedMax: number;
  /** The range of the walk over an id. */
  readonly bounds: (id: Prisma.Sql) => Prisma.Sql;
  /** Whether `rest` admits every row. */
  readonly exact: boolean;
}

export interface ScanWindow {
  /** Ids only before (descending) or after (ascending) this one. */
  readonly after?: string | undefined;
  readonly ascending?: boolean;
}

/** More branches than this cost more to merge than to filter. */
const mostBranches = 16;
const searchedInOrderMax = 8_000;
const summedPerSearched = 5;
const searchedApartMax = 3_000;
/** A run is compared with what its client counted, so its sums are whole up to a size that takes about a second. */
const summedOfRunMax = 150_000;
const stoppedOutcomes = ['failed', 'denied', 'cancelled', 'interrupted'] as const;

function isStopped(value: string): value is (typeof stoppedOutcomes)[number] {
  return (stoppedOutcomes as readonly string[]).includes(value);
}

type Bounds = (id: Prisma.Sql) => Prisma.Sql;
type Branch = (bounds: Bounds, order: Prisma.Sql, limit: number) => Prisma.Sql;

interface Driver {
  /** The condition that the walk itself fulfils; undefined when it fulfils none completely. */
  readonly fulfilled: CallCondition | undefined;
  readonly table: 'call' | 'call_settlement';
  /** How many calls of this walk a page may look at: those of a narrow one lie far apart on disk. */
  readonly searchedMax: number;
  /** One walk for each; the branches are merged. */
  readonly branches: readonly Branch[];
}

function overCalls(condition: Prisma.Sql): Branch {
  return (bounds, order, limit) => Prisma.sql`
    (select c.id as scan_id, c.* from call c
     where ${condition} and ${bounds(Prisma.sql`c.id`)} order by c.id ${order} limit ${limit})`;
}

function overErrors(errorCode: string): Branch {
  return (bounds, order, limit) => Prisma.sql`
    (select s.call_id as scan_id from call_settlement s
     where s.error_code = ${errorCode} and ${bounds(Prisma.sql`s.call_id`)}
     order by s.call_id ${order} limit ${limit})`;
}

function overStopped(outcome: (typeof stoppedOutcomes)[number]): Branch {
  // As literals, so that the planner can prove that the partial index holds all of them.
  return (bounds, order, limit) => Prisma.sql`
    (select s.call_id as scan_id from call_settlement s
     where s.outcome <> 'settled' and s.outcome = ${Prisma.raw(`'${outcome}'`)} and ${bounds(Prisma.sql`s.call_id`)}
     order by s.call_id ${order} limit ${limit})`;
}

const callDrivers = {
  run: (value: string) => Prisma.sql`c.run_id = ${value}`,
  // A key belongs to one agent, whose calls have an index; the key itself is asked of each call.
  key: (value: string) => Prisma.sql`c.agent_id = (select k.agent_id from agent_key k where k.id = ${value})`,
  agent: (value: string) => Prisma.sql`c.agent_id = ${value}`,
  department: (value: string) => Prisma.sql`c.department_id = ${value}`,
} as const;

/** The most selective walk that an index carries: runs, a key, agents, errors, what did not go well, departments, all. */
function chooseDriver(conditions: readonly CallCondition[]): Driver {
  const choices = conditions.filter(
    (condition) => condition.operator === 'is' && condition.values.length <= mostBranches,
  );
  const byField = (field: CallCondition['field']) => choices.find((condition) => condition.field === field);
  const overField = (field: keyof typeof callDrivers): Driver | undefined => {
    const condition = byField(field);
    if (condition === undefined) return undefined;
    if (field === 'key' && condition.values.length > 1) return undefined;
    const values = [...new Set(condition.values)];
    return {
      fulfilled: field === 'key' ? undefined : condition,
      table: 'call',
      searchedMax: searchedApartMax,
      branches: values.map((value) => overCalls(callDrivers[field](value))),
    };
  };
  const narrow = overField('run') ?? overField('key') ?? overField('agent');
  if (narrow !== undefined) return narrow;
  const ends = { table: 'call_settlement', searchedMax: searchedApartMax } as const;
  const error = byField('error');
  if (error !== undefined) {
    return { ...ends, fulfilled: error, branches: [...new Set(error.values)].map(overErrors) };
  }
  const state = byField('state');
  if (state?.values.every(isStopped) === true) {
    return { ...ends, fulfilled: state, branches: [...new Set(state.values)].filter(isStopped).map(overStopped) };
  }
  const branches = [overCalls(Prisma.sql`true`)];
  return overField('department') ?? { fulfilled: undefined, table: 'call', searchedMax: searchedInOrderMax, branches };
}

/** Plans the walk; what it cannot fulfil stays in `rest`. */
export function planCallScan(filter: CallFilter, { after, ascending = false }: ScanWindow = {}): CallScan {
  const conditions = conditionsOf(filter);
  const { from, to } = idBounds(filter);
  const { fulfilled, table, searchedMax, branches } = chooseDriver(conditions);
  const order = ascending ? Prisma.sql`asc` : Prisma.sql`desc`;
  const bounds = (id: Prisma.Sql) =>
    joinConditions([
      ...(from === undefined ? [] : [Prisma.sql`${id} >= ${from}`]),
      ...(to === undefined ? [] : [Prisma.sql`${id} < ${to}`]),
      ...(after === undefined ? [] : [ascending ? Prisma.sql`${id} > ${after}` : Prisma.sql`${id} < ${after}`]),
    ]);
  const rest = conditions.filter((condition) => condition !== fulfilled && condition.operator !== 'starts_with');
  return {
    bounds,
    searchedMax,
    summedMax: fulfilled?.field === 'run' ? summedOfRunMax : searchedMax * summedPerSearched,
    rows: (limit) => {
      const merged = Prisma.join(
        branches.map((branch) => branch(bounds, order, limit)),
        ' union all ',
      );
      const walk = Prisma.sql`(select u.* from (${merged}) u order by u.scan_id ${order} limit ${limit})`;
      if (table === 'call') return walk;
      // The inner limit keeps the planner from any other join than a look-up.
      return Prisma.sql`(
        select walk.scan_id, c.* from ${walk} walk
        cross join lateral (select * from call c where c.id = walk.scan_id limit 1) c)`;
    },
    rest: joinConditions(rest.map(callConditionSql)),
    exact: rest.length === 0,
  };
}

/** The end of each row `c` of a walk, as `s`. The limit keeps the planner from any other join than a look-up. */
export const settlementOf = Prisma.sql`left join lateral (
  select * from call_settlement s where s.organisation_id = c.organisation_id and s.call_id = c.scan_id limit 1
) s on true`;

/** The id of the walk's row number `position`, from 1; undefined when it has fewer. */
export async function findIdAt(tx: TenantTransaction, scan: CallScan, position: number): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select walk.scan_id as id from ${scan.rows(position)} walk offset ${position - 1}`;
  return rows[0]?.id;
}
