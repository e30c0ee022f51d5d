import pg from 'pg';
import type { ConnectionSettings } from './connection-file.ts';
import { superuserUrl } from './running-postmaster.ts';

export const ownerRole = 'agent_os_owner';
export const appRole = 'agent_os_app';
/** Owns the functions that look across organisations; see the row-level security migration. */
const lookupRole = 'agent_os_lookup';
export const databaseName = 'agent_os';

async function exists(client: pg.Client, query: string, name: string): Promise<boolean> {
  return ((await client.query(query, [name])).rowCount ?? 0) > 0;
}

async function ensureRole(client: pg.Client, role: string, attributes: string): Promise<void> {
  if (await exists(client, 'select from pg_roles where rolname = $1', role)) return;
  await client.query(`create role ${role} ${attributes}`);
}

const loginWith = (password: string): string => `login password ${pg.escapeLiteral(password)}`;

/**
 * Makes the roles and the database that are missing: an owner that migrates (no superuser), the role that serves
 * tenants, and the role of the lookup functions. Changes nothing that exists.
 */
export async function provisionRoles(settings: ConnectionSettings, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl(port, settings.superuserPassword) });
  await client.connect();
  try {
    await ensureRole(client, ownerRole, `${loginWith(settings.ownerPassword)} connection limit 20`);
    await ensureRole(client, appRole, loginWith(settings.appPassword));
    await ensureRole(client, lookupRole, 'nologin');
    await client.query(`grant ${lookupRole} to ${ownerRole} with inherit false, set true`);
    if (!(await exists(client, 'select from pg_database where datname = $1', databaseName))) {
      await client.query(`create database ${databaseName} owner ${ownerRole}`);
    }
  } finally {
    await client.end();
  }
}
