import { createDatabase, listen, newId, slotsChannel } from '@agent-os/db';
import { createTestDatabase, openSuperuser } from '@agent-os/db/testing';
import { PostgresSlotLeases } from './postgres-slot-leases.ts';
import { describeSlotLeaseStore } from './testing/describe-slot-lease-store.ts';

describeSlotLeaseStore('Postgres', async () => {
  const testDatabase = await createTestDatabase();
  const database = createDatabase({ url: testDatabase.appUrl });
  const superuser = await openSuperuser(testDatabase);
  const organisationId = newId('org', 1);
  const poolId = newId('pol', 1);
  await superuser.query(`insert into organisation (id, slug, name) values ($1, 'acme', 'Acme')`, [organisationId]);
  await superuser.query(`insert into pool (id, organisation_id, slug, slots) values ($1, $2, 'pool', 4)`, [
    poolId,
    organisationId,
  ]);
  await superuser.end();
  const announced: string[] = [];
  const listener = await listen(testDatabase.appUrl, slotsChannel, (payload) => announced.push(payload));
  return {
    organisationId,
    poolId,
    announced,
    of: (replica) => new PostgresSlotLeases(database, replica),
    close: async () => {
      await listener.close();
      await database.close();
      await testDatabase.drop();
    },
  };
});
