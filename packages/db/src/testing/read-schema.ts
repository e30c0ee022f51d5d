import type pg from 'pg';

/**
 * All that the schema `public` consists of, one line a thing, sorted: tables and their settings, columns (whatever their
 * order), constraints, indexes, triggers, functions with their bodies, policies, grants, sequences, types. Two databases with equal
 * lists do the same.
 */
export async function readSchema(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(`
    with relation as (
      select * from pg_class where relnamespace = 'public'::regnamespace and relname !~ '^_prisma_migrations'
    ), line as (
      select format('relation %s %s %s rls=%s force=%s %s %s owner=%s', relkind, relname, relpersistence, relrowsecurity,
        relforcerowsecurity, reloptions, relacl, relowner::regrole) as line from relation
      union all
      select format('column %s.%s %s notnull=%s default=%s collation=%s identity=%s %s', relname, attname,
        format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid), attcollation::regcollation, attidentity, attacl)
      from relation join pg_attribute on attrelid = relation.oid and attnum > 0 and not attisdropped and relkind <> 'i'
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
      union all
      select format('constraint %s.%s %s validated=%s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
      from pg_constraint where connamespace = 'public'::regnamespace
      union all
      select 'index ' || pg_get_indexdef(indexrelid) from pg_index join relation on relation.oid = indexrelid
      union all
      select format('trigger %s %s', pg_get_triggerdef(pg_trigger.oid), tgenabled)
      from pg_trigger join relation on relation.oid = tgrelid where not tgisinternal
      union all
      select format('function %s owner=%s %s', pg_get_functiondef(oid), proowner::regrole, proacl)
      from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
      union all
      select format('policy %s.%s %s %s %s using %s check %s', tablename, policyname, permissive, roles, cmd, qual, with_check)
      from pg_policies where schemaname = 'public'
      union all
      select format('type %s %s', typname, typtype) from pg_type
      where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
      union all
      select format('schema %s %s', nspname, nspacl) from pg_namespace where nspname = 'public'
      union all
      select format('default privileges %s %s %s', defaclrole::regrole, defaclobjtype, defaclacl) from pg_default_acl
    )
    select line from line order by line collate "C"`);
  return rows.map(({ line }) => line);
}
