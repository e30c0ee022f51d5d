import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../ids/index.ts';
import { createTestDatabase, openSuperuser, type TestDatabase } from '../testing/index.ts';
import { createDatabase, isWriteConflict, type Database, type TenantTransaction } from './index.ts';

const organisationId = newId('org', 1);
let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = createDatabase({ url: server.appUrl });
  const superuser = await openSuperuser(server);
  await superuser.query(`
    create function shoot() returns trigger language plpgsql as $$
    begin
      raise exception 'shot' using errcode = new.name;
    end $$;
    create trigger shoot before insert on department for each row execute function shoot()`);
  await superuser.query(`insert into organisation (id, slug, name) values ($1, 'o', 'O')`, [organisationId]);
  await superuser.end();
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

const inOurStatement = (tx: TenantTransaction, sqlState: string) =>
  tx.$executeRaw`insert into department (id, organisation_id, slug, name) values ('d', ${organisationId}, 'd', ${sqlState})`;
const inPrismas = (tx: TenantTransaction, sqlState: string) =>
  tx.department.create({ data: { id: 'd', organisationId, slug: 'd', name: sqlState } });

test.each([
  ['40P01', inOurStatement, true],
  ['40P01', inPrismas, true],
  ['40001', inOurStatement, true],
  ['40001', inPrismas, true],
  ['23514', inOurStatement, false],
  ['55P03', inPrismas, false],
] as const)('%s is known for what it is', async (sqlState, write, expected) => {
  const shot = await database
    .withTenant(organisationId, async (tx): Promise<unknown> => write(tx, sqlState))
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(shot).toBeInstanceOf(Error);
  expect(isWriteConflict(shot)).toBe(expected);
});
