import type { CallCondition, CallFilter, CallNumberField } from '@agent-os/core/contracts';
import { Prisma } from '../generated/client.ts';
import { firstIdAt } from '../ids/index.ts';
import { wasLostTo } from './goodput/index.ts';

type ChoiceField = Exclude<
  Exclude<CallCondition, { operator: 'at_least' | 'at_most' | 'is' } | { field: 'id' }>['field'],
  'class' | 'lost'
>;

/** The value of a field, over `call c` and `call_settlement s`, as text. */
const choiceValues: Record<ChoiceField, Prisma.Sql> = {
  state: Prisma.sql`coalesce(s.outcome, 'running')`,
  agent: Prisma.sql`c.agent_id`,
  department: Prisma.sql`c.department_id`,
  team: Prisma.sql`c.agent_id`,
  key: Prisma.sql`coalesce(c.key_id, '')`,
  run: Prisma.sql`coalesce(c.run_id, '')`,
  model: Prisma.sql`c.model_requested`,
  answered: Prisma.sql`coalesce(s.model_answered, '')`,
  provider: Prisma.sql`coalesce(s.serving_provider_id, c.provider_id, '')`,
  pool: Prisma.sql`coalesce(s.serving_pool_id, c.pool_id, '')`,
  protocol: Prisma.sql`c.protocol`,
  syscall: Prisma.sql`c.syscall`,
  streamed: Prisma.sql`c.streamed::text`,
  simulated: Prisma.sql`c.simulated::text`,
  error: Prisma.sql`coalesce(s.error_code, '')`,
  reuse: Prisma.sql`coalesce(s.reused_from, '')`,
};

/** Steps that a call never reached took no time, and are not compared. */
const numberValues: Record<Exclude<CallNumberField, 'duration'>, Prisma.Sql> = {
  status: Prisma.sql`s.http_status`,
  cost: Prisma.sql`s.cost_nano_usd`,
  input: Prisma.sql`s.input_tokens`,
  output: Prisma.sql`s.output_tokens`,
  wait: Prisma.sql`case when s.last_step >= 5 then s.admit_us end`,
  execute: Prisma.sql`case when s.last_step >= 6 then s.execute_us end`,
  firstByte: Prisma.sql`s.first_byte_us`,
};

function choiceList(field: ChoiceField, values: readonly string[]): Prisma.Sql {
  if (field === 'team') return Prisma.sql`array(select id from agent where team_id = any(${values}))`;
  if (field === 'provider') return Prisma.sql`array(select id from provider where slug = any(${values}))`;
  if (field === 'pool') return Prisma.sql`array(select id from pool where slug = any(${values}))`;
  return Prisma.sql`${values}::text[]`;
}

function compareNumber(field: CallNumberField, comparison: Prisma.Sql, [value = '0']: readonly string[]): Prisma.Sql {
  // Intervals compare as whole numbers; seconds as decimals take ten times as long.
  if (field === 'duration') {
    return Prisma.sql`s.finished_at - c.received_at ${comparison} ${value}::bigint * interval '1 microsecond'`;
  }
  return Prisma.sql`${numberValues[field]} ${comparison} ${value}::bigint`;
}

/** What was asked for, and for a route's calls also the model that its cost is booked on: figures by model lead to their calls. */
function modelIs(names: readonly string[]): Prisma.Sql {
  return Prisma.sql`(
    c.model_requested = any(${names}::text[])
    or (s.route_id is not null and coalesce(s.serving_model_id, c.model_id, '') = any(
      array(select id from model where name = any(${names}::text[]))
    ))
  )`;
}

/** Something of one of the classes is among what the call was charged for; one that is not priced has none. */
function hasClass(classes: readonly string[]): Prisma.Sql {
  const lines = classes.map((name) => JSON.stringify([[name]]));
  return Prisma.sql`coalesce(s.cost_lines @> any(${lines}::jsonb[]), false)`;
}

/** True for the calls that one condition admits. */
export function callConditionSql(condition: CallCondition): Prisma.Sql {
  switch (condition.operator) {
    case 'starts_with': {
      const [prefix = ''] = condition.values;
      // `~` sorts after every character of an id.
      return Prisma.sql`(c.id >= ${prefix} and c.id < ${`${prefix}~`})`;
    }
    case 'at_least':
      return compareNumber(condition.field, Prisma.sql`>=`, condition.values);
    case 'at_most':
      return compareNumber(condition.field, Prisma.sql`<=`, condition.values);
    case 'is_not':
      if (condition.field === 'model') return Prisma.sql`not ${modelIs(condition.values)}`;
      if (condition.field === 'class') return Prisma.sql`not ${hasClass(condition.values)}`;
      if (condition.field === 'lost') return Prisma.sql`not ${wasLostTo(condition.values)}`;
      return Prisma.sql`${choiceValues[condition.field]} <> all(${choiceList(condition.field, condition.values)})`;
    case 'is':
      if (isNumberField(condition.field)) return compareNumber(condition.field, Prisma.sql`=`, condition.values);
      if (condition.field === 'model') return modelIs(condition.values);
      if (condition.field === 'class') return hasClass(condition.values);
      if (condition.field === 'lost') return wasLostTo(condition.values);
      return Prisma.sql`${choiceValues[condition.field]} = any(${choiceList(condition.field, condition.values)})`;
  }
}

function isNumberField(field: CallCondition['field']): field is CallNumberField {
  return field === 'duration' || field in numberValues;
}

export function joinConditions(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' and ');
}

/** Every condition of a filter, its short forms spelled out; the range of time is apart. */
export function conditionsOf({
  where = [],
  agentId,
  departmentId,
  runId,
  state,
}: CallFilter): readonly CallCondition[] {
  const short = { agent: agentId, department: departmentId, run: runId, state } as const;
  return [
    ...where,
    ...Object.entries(short).flatMap(([field, value]) =>
      value === undefined ? [] : [{ field: field as keyof typeof short, operator: 'is' as const, values: [value] }],
    ),
  ];
}

/** Bounds of the id that a filter's range of arrival and an id's beginning leave: from inclusive, to exclusive. */
export function idBounds(filter: CallFilter): { readonly from: string | undefined; readonly to: string | undefined } {
  const froms = filter.from === undefined ? [] : [firstIdAt('call', filter.from)];
  const tos = filter.to === undefined ? [] : [firstIdAt('call', filter.to)];
  for (const condition of conditionsOf(filter)) {
    if (condition.operator !== 'starts_with') continue;
    const [prefix = ''] = condition.values;
    froms.push(prefix);
    tos.push(`${prefix}~`);
  }
  return { from: froms.toSorted().at(-1), to: tos.toSorted().at(0) };
}
