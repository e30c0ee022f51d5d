import type { TestApi } from './test-api.ts';

interface TableFacts {
  readonly name: string;
  /** The column that says whose a row is; null: nobody's. */
  readonly owner: string | null;
  /** Sessions in use move the time of their last use, which does not count. */
  readonly moves: boolean;
}

/** What there is, as a count and a sum of hashes for each table: two equal answers mean that no row changed. */
export interface TablesSeen {
  readonly everywhere: string;
  /** Of the organisation alone. */
  readonly atHome: string;
}

/**
 * Looks at all tables at once, in one statement. They are found in the catalogue, so that one added tomorrow counts tomorrow.
 * @param organisationId whose rows are told apart
 */
export async function watchTables(
  superuser: TestApi['superuser'],
  organisationId: string,
): Promise<() => Promise<TablesSeen>> {
  const { rows: tables } = await superuser.query<TableFacts>(`
    select c.relname as name, case when c.relname = 'organisation' then 'id' else (
        select a.attname from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
      ) end as owner,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'last_seen_at') as moves
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`);
  const looks = tables.map(({ name, owner, moves }) => {
    const row = moves ? `(to_jsonb(one) - 'last_seen_at')::text` : 'one::text';
    const isOwn = owner === null ? 'false' : `one.${owner} = ${superuser.escapeLiteral(organisationId)}`;
    return `
      select ${superuser.escapeLiteral(name)} as name, count(*) as seen, sum(hash) as sum,
        count(*) filter (where own) as seen_own, sum(hash) filter (where own) as sum_own
      from (
        select hashtextextended(${row}, 0)::numeric as hash, ${isOwn} as own from ${superuser.escapeIdentifier(name)} one
      ) as hashed`;
  });
  const text = `
    select string_agg(format('%s %s %s', name, seen, sum), E'\\n' order by name) as everywhere,
      string_agg(format('%s %s %s', name, seen_own, sum_own), E'\\n' order by name) as "atHome"
    from (${looks.join(' union all ')}) as tables`;
  return async () => {
    // With a name it is planned once, which takes longer than to look.
    const { rows } = await superuser.query<TablesSeen>({ name: `seen in ${tables.length} tables`, text });
    const [seen] = rows;
    if (seen === undefined) throw new Error('There are no tables.');
    return seen;
  };
}
