import type pg from 'pg';

/** Tables that hold tenants' rows, found in the catalogue: every one with organisation_id, and `organisation`. */
export async function listTenantTables(superuser: pg.Client): Promise<readonly string[]> {
  const { rows } = await superuser.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and (c.relname = 'organisation' or exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
      ))
    order by c.relname`);
  return rows.map((row) => row.name);
}

/**
 * Tables that a role other than the owner can reach, or that hold tenants' rows, without row-level security enabled
 * and forced. Must be empty.
 */
export async function listUnprotectedTables(superuser: pg.Client): Promise<readonly string[]> {
  const { rows } = await superuser.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'v', 'f')
      and not (c.relrowsecurity and c.relforcerowsecurity)
      and (
        c.relname = 'organisation'
        or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id')
        or has_table_privilege('agent_os_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
        or has_any_column_privilege('agent_os_app', c.oid, 'SELECT, INSERT, UPDATE')
      )
    order by c.relname`);
  return rows.map((row) => row.name);
}
