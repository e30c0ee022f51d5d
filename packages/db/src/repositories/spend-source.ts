import { Prisma } from '../generated/client.ts';
import { spendClasses } from './spend.ts';

/** What sums by day are kept for, each on its own; `pair` is an agent and a model, `booked` the month whose books calls are in. */
export type SpendCut = 'booked' | 'department' | 'team' | 'agent' | 'model' | 'provider' | 'class' | 'pair';

const noPart = Prisma.sql`''`;
const ownerColumns: Readonly<Record<Exclude<SpendCut, 'class'>, readonly [owner: Prisma.Sql, part: Prisma.Sql]>> = {
  booked: [Prisma.sql`to_char(booked_month, 'YYYY-MM')`, noPart],
  department: [Prisma.sql`department_id`, noPart],
  team: [Prisma.sql`team_id`, noPart],
  agent: [Prisma.sql`agent_id`, noPart],
  model: [Prisma.sql`model_id`, noPart],
  provider: [Prisma.sql`provider_id`, noPart],
  pair: [Prisma.sql`agent_id`, Prisma.sql`model_id`],
};

const written: readonly string[] = ['output', 'reasoning', 'audio_output', 'image_output'];
/** Tokens and uses of tools of a row of `spend_hour`: all, and those that models wrote. */
export const allQuantity = quantityOf(spendClasses);
export const outputQuantity = quantityOf(written);

/** The classes' columns of `spend_hour`, added up under their own names. */
export const sumsOfSpendClasses = Prisma.raw(
  spendClasses
    .map(
      (name) => `sum(${name}_quantity)::bigint as ${name}_quantity, sum(${name}_nano_usd)::bigint as ${name}_nano_usd`,
    )
    .join(', '),
);

/** One row a class of each row of `spend_hour`, or of its sums: name, quantity, nano_usd. */
export const spendClassValues = Prisma.raw(
  `lateral (values ${spendClasses.map((name) => `('${name}', ${name}_quantity, ${name}_nano_usd)`).join(', ')})
    as class (name, quantity, nano_usd)`,
);

function quantityOf(classes: readonly string[]): Prisma.Sql {
  return Prisma.raw(classes.map((name) => `${name}_quantity`).join(' + '));
}

/**
 * Everything of one cut that arrived on whole UTC days, as a table: day, owner_id, part_id, simulated, calls,
 * calls_without_cost, cost_nano_usd, quantity, output_quantity. Sums by day as far as they are folded, then what came late, then
 * hours: to be read in one statement, as only one instant has each call once.
 * @param untilMs not included
 */
export function spendSource(cut: SpendCut, fromMs: number, untilMs: number): Prisma.Sql {
  const [from, until] = [new Date(fromMs), new Date(untilMs)];
  const isLate = Prisma.sql`hour >= ${from} and hour < ${until}`;
  const isOpen = Prisma.sql`
    hour >= greatest(${from}, (select coalesce(max(folded_until), '-infinity') from spend_fold)) and hour < ${until}`;
  return Prisma.sql`(
    select day, owner_id, part_id, simulated, calls, calls_without_cost, cost_nano_usd, quantity, output_quantity
    from spend_day where cut = ${cut} and day >= ${from}::date and day < ${until}::date
    union all
    ${rowsByDay(cut, Prisma.sql`spend_late`, isLate)}
    union all
    ${rowsByDay(cut, Prisma.sql`spend_hour`, isOpen)}
  )`;
}

/** What was not folded yet, with the columns of `spend_day`. */
function rowsByDay(cut: SpendCut, table: Prisma.Sql, condition: Prisma.Sql): Prisma.Sql {
  const day = Prisma.sql`(hour at time zone 'UTC')::date`;
  if (cut === 'class') {
    // Added up first: an hour has thousands of rows, each with every class.
    return Prisma.sql`
      select day, class.name, '', simulated, 0, 0, class.nano_usd, class.quantity, 0
      from (
        select ${day} as day, simulated, ${sumsOfSpendClasses} from ${table} where ${condition} group by 1, 2
      ) as of_day
      cross join ${spendClassValues}
      where class.quantity > 0 or class.nano_usd <> 0`;
  }
  const [owner, part] = ownerColumns[cut];
  return Prisma.sql`
    select ${day}, ${owner}, ${part}, simulated, calls, calls_without_cost, cost_nano_usd, ${allQuantity}, ${outputQuantity}
    from ${table} where ${condition}`;
}
