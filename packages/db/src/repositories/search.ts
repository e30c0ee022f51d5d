import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

export interface SearchRow {
  readonly kind: 'agent' | 'budget' | 'call' | 'department' | 'key' | 'model' | 'person' | 'provider' | 'task';
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** What the console calls the row, or its parent, in an address. */
  readonly place: string;
}

interface Asked {
  /** Lower case. */
  readonly text: string;
  readonly limit: number;
}

const idLength = 26;
const callsMax = 8;
const tasksMax = 2_000;

/** 0 the whole, 1 the beginning, 2 the beginning of a word, 3 inside, 4 all words in any order; null: not it. */
function rank(id: Prisma.Sql, names: readonly Prisma.Sql[], { text }: Asked): Prisma.Sql {
  const whole = Prisma.join(
    [id, ...names].map((field) => Prisma.sql`lower(${field}) = ${text}`),
    ' or ',
  );
  const all = Prisma.sql`lower(concat_ws(' ', ${Prisma.join([...names])}))`;
  const starts = Prisma.join(
    names.map((field) => Prisma.sql`starts_with(lower(${field}), ${text})`),
    ' or ',
  );
  const words = Prisma.join(
    text.split(/\s+/).map((word) => Prisma.sql`strpos(${all}, ${word}) > 0`),
    ' and ',
  );
  return Prisma.sql`case
    when ${whole} then 0
    when ${starts} then 1
    when strpos(translate(${all}, '-._/@', '     '), ${` ${text.replaceAll(/[-._/@]/g, ' ')}`}) > 0 then 2
    when strpos(${all}, ${text}) > 0 then 3
    when ${words} then 4 end`;
}

/** Names are looked through row by row: an organisation has thousands of them at most, which takes some ms. */
const sources: Readonly<Record<Exclude<SearchRow['kind'], 'call'>, (asked: Asked) => Prisma.Sql>> = {
  agent: (asked) => Prisma.sql`
    select 'agent' as kind, a.id, a.slug as title, d.name as note, a.slug as place, 0 as position,
           ${rank(Prisma.sql`a.id`, [Prisma.sql`a.slug`, Prisma.sql`a.name`], asked)} as rank
    from agent a join department d on d.organisation_id = a.organisation_id and d.id = a.department_id`,
  department: (asked) => Prisma.sql`
    select 'department', d.id, d.name, 'department', d.id, 1,
           ${rank(Prisma.sql`d.id`, [Prisma.sql`d.name`, Prisma.sql`d.slug`], asked)}
    from department d`,
  model: (asked) => Prisma.sql`
    select 'model', m.id, m.name, p.name, m.id, 2,
           ${rank(Prisma.sql`m.id`, [Prisma.sql`m.name`, Prisma.sql`m.upstream_name`], asked)}
    from model m join provider p on p.organisation_id = m.organisation_id and p.id = m.provider_id`,
  provider: (asked) => Prisma.sql`
    select 'provider', p.id, p.name, 'provider', p.id, 3,
           ${rank(Prisma.sql`p.id`, [Prisma.sql`p.name`, Prisma.sql`p.slug`], asked)}
    from provider p`,
  person: (asked) => Prisma.sql`
    select 'person', p.id, p.name, p.email, m.id, 4,
           ${rank(Prisma.sql`m.id`, [Prisma.sql`p.name`, Prisma.sql`p.email`, Prisma.sql`p.id`], asked)}
    from membership m join person p on p.id = m.person_id`,
  budget: (asked) => Prisma.sql`
    select 'budget', b.id, b.name, case when b.archived_at is null then 'budget' else 'budget, archived' end, b.id, 6,
           ${rank(Prisma.sql`b.id`, [Prisma.sql`b.name`], asked)}
    from budget b`,
  // Tasks pile up: an older one than these is found in their own room.
  task: (asked) => Prisma.sql`
    select 'task', k.id, k.title, k.state, k.id, 7, ${rank(Prisma.sql`k.id`, [Prisma.sql`k.title`], asked)}
    from (select id, title, state from task order by id desc limit ${tasksMax}) as k`,
  key: (asked) => Prisma.sql`
    select 'key', k.id, k.name || ' …' || k.last_four,
           a.slug || case when k.revoked_at is null then '' else ', revoked' end, k.id, 5,
           ${rank(Prisma.sql`k.id`, [Prisma.sql`k.name`, Prisma.sql`k.last_four`], asked)}
    from agent_key k join agent a on a.organisation_id = k.organisation_id and a.id = k.agent_id`,
};

/** Calls have no name: the beginning of an id is a range of the primary key, however many calls there are. */
function callsFrom({ text, limit }: Asked): Prisma.Sql | undefined {
  const typed = /^call_([0-9a-hjkmnp-tv-z]{0,26})$/.exec(text)?.[1];
  if (typed === undefined) return undefined;
  const [first, last] = ['0', 'z'].map((fill) => `call_${typed.padEnd(idLength, fill)}`);
  return Prisma.sql`
    (select 'call' as kind, c.id, c.id as title, coalesce(a.slug, '') as note, c.id as place, 8 as position, 0 as rank
     from call c left join agent a on a.organisation_id = c.organisation_id and a.id = c.agent_id
     where c.id between ${first} and ${last} order by c.id desc limit ${Math.min(limit, callsMax)})`;
}

/** Rows of these kinds whose name or id fits the text, the best first. `text` is lower case and has no outer spaces. */
export async function searchByText(
  tx: TenantTransaction,
  kinds: ReadonlySet<SearchRow['kind']>,
  asked: Asked,
): Promise<SearchRow[]> {
  const named = Object.entries(sources).filter(([kind]) => kinds.has(kind as SearchRow['kind']));
  const calls = kinds.has('call') ? callsFrom(asked) : undefined;
  const parts = [...named.map(([, source]) => source(asked)), ...(calls ? [calls] : [])];
  if (parts.length === 0) return [];
  return tx.$queryRaw<SearchRow[]>`
    select found.kind, found.id, found.title, found.note, found.place
    from (${Prisma.join(parts, ' union all ')}) as found (kind, id, title, note, place, position, rank)
    where found.rank is not null
    order by found.rank, found.position, length(found.title), found.title, found.id desc
    limit ${asked.limit}`;
}
