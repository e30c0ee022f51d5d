import type pg from 'pg';

const roleQuery = `
  select current_user::text as role,
         r.rolsuper as superuser,
         r.rolbypassrls as bypasses,
         r.rolcreaterole as creates_roles,
         exists (
           select from pg_class c
           where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
             and pg_has_role(current_user, c.relowner, 'MEMBER')
         ) as owns_tables
  from pg_roles r where r.rolname = current_user`;

interface RoleRow {
  readonly role: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly creates_roles: boolean;
  readonly owns_tables: boolean;
}

function faultOf(row: RoleRow): string | undefined {
  if (row.superuser) return 'is a superuser';
  if (row.bypasses) return 'has BYPASSRLS';
  if (row.creates_roles) return 'has CREATEROLE';
  return row.owns_tables ? 'owns tables' : undefined;
}

/**
 * Throws when the login role could read past row-level security: a superuser, a role with BYPASSRLS or CREATEROLE, or
 * an owner of the tables. A process that serves tenants calls this before its first request.
 */
export async function assertLeastPrivilege(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<RoleRow>(roleQuery);
  const row = rows[0];
  const fault = row === undefined ? 'is not in the catalogue' : faultOf(row);
  if (fault !== undefined) {
    throw new Error(
      `The database role "${row?.role ?? ''}" ${fault}, so row-level security would not hold: ` +
        'let DATABASE_URL log in as agent_os_app, or as a plain member of it.',
    );
  }
}
