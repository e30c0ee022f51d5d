import { Prisma } from '../generated/client.ts';
import { spendClasses } from './spend.ts';

/** What sums by day are kept for, each on its own; `pair` is an agent and a model, `booked` the month whose books calls are in. */
export type SpendCut = 'booked' | 'department' | 'team' | 'agent' | 'model' | 'provider' | 'class' | 'pair';

const noPart = Prisma.sql`''`;
const ownerColumns: Readonly<Record<SpendCut, readonly [owner: Prisma.Sql, part: Prisma.Sql]>> = {
  booked: [Prisma.sql`to_char(booked_month, 'YYYY-MM')`, noPart],
  department: [Prisma.sql`department_id`, noPart],
  team: [Prisma.sql`team_id`, noPart],
  agent: [Prisma.sql`agent_id`, noPart],
  model: [Prisma.sql`model_id`, noPart],
  provider: [Prisma.sql`provider_id`, noPart],
  class: [Prisma.sql`class.name`, noPart],
  pair: [Prisma.sql`agent_id`, Prisma.sql`model_id`],
};

const written: readonly string[] = ['output', 'reasoning', 'audio_output', 'image_output'];
/** Tokens and uses of tools of a row of `spend_hour`: all, and those that models wrote. */
export const allQuantity = quantityOf(spendClasses);
export const outputQuantity = quantityOf(written);

/** One row a class of each row of `spend_hour`: name, quantity, nano_usd. */
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
  const [owner, part] = ownerColumns[cut];
  const figures =
    cut === 'class'
      ? Prisma.sql`0, 0, class.nano_usd, class.quantity, 0`
      : Prisma.sql`calls, calls_without_cost, cost_nano_usd, ${allQuantity}, ${outputQuantity}`;
  const classes = cut === 'class' ? Prisma.sql`cross join ${spendClassValues}` : Prisma.empty;
  const some = cut === 'class' ? Prisma.sql`and (class.quantity > 0 or class.nano_usd <> 0)` : Prisma.empty;
  const rows = Prisma.sql`select (hour at time zone 'UTC')::date, ${owner}, ${part}, simulated, ${figures}`;
  return Prisma.sql`(
    select day, owner_id, part_id, simulated, calls, calls_without_cost, cost_nano_usd, quantity, output_quantity
    from spend_day where cut = ${cut} and day >= ${from}::date and day < ${until}::date
    union all
    ${rows} from spend_late ${classes} where hour >= ${from} and hour < ${until} ${some}
    union all
    ${rows} from spend_hour ${classes}
    where hour >= greatest(${from}, (select coalesce(max(folded_until), '-infinity') from spend_fold)) and hour < ${until} ${some}
  )`;
}
