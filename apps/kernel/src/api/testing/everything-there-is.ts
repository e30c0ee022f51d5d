import type { TestApi } from './test-api.ts';

interface TableFacts {
  readonly name: string;
  readonly ofTenants: boolean;
}

/**
 * The rows of all tables, as text: two equal answers mean that nothing changed. The tables are found in the catalogue, so that one
 * added tomorrow counts tomorrow. Sessions in use move their last use, which is left out.
 * @param organisationId only rows of this organisation, if given
 */
export async function everythingThereIs(superuser: TestApi['superuser'], organisationId?: string): Promise<string> {
  const { rows: tables } = await superuser.query<TableFacts>(`
    select c.relname as name, c.relname = 'organisation' or exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
    ) as "ofTenants"
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`);
  const looked = organisationId === undefined ? tables : tables.filter(({ ofTenants }) => ofTenants);
  const parts = looked.map(({ name }) => {
    const owner = name === 'organisation' ? 'id' : 'organisation_id';
    return `
      select ${superuser.escapeLiteral(name)} as name, to_jsonb(t) - 'last_seen_at' as row from ${superuser.escapeIdentifier(name)} t
      ${organisationId === undefined ? '' : `where t.${owner} = ${superuser.escapeLiteral(organisationId)}`}`;
  });
  const { rows } = await superuser.query<{ text: string | null }>(
    `select string_agg(name || ' ' || row::text, E'\\n' order by name, row::text) as text from (${parts.join(' union all ')}) as found`,
  );
  return rows[0]?.text ?? '';
}
