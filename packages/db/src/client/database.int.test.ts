import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../ids/index.ts';
import { createCallWriter, createJournalPool, intentEntry, settlementEntry } from '../journal/index.ts';
import {
  createTestDatabase,
  exampleIntent,
  exampleSettlement,
  openSuperuser,
  type TestDatabase,
} from '../testing/index.ts';
import { createDatabase, createFirstOrganisation, type Database } from './index.ts';

const nowMs = 1_763_700_000_000;
const hashOf = (text: string): Uint8Array => createHash('sha256').update(text).digest();

describe('database client', () => {
  let server: TestDatabase;
  let superuser: pg.Client;
  let database: Database;

  beforeAll(async () => {
    server = await createTestDatabase();
    superuser = await openSuperuser(server);
    database = createDatabase({ url: server.appUrl, maxConnections: 3 });
  });
  afterAll(async () => {
    await database?.close();
    await superuser?.end();
    await server?.drop();
  });
  beforeEach(async () => {
    await superuser.query('truncate organisation, person, sign_in_attempt, call, call_settlement cascade');
  });

  const addOrganisation = async (): Promise<string> => {
    const id = newId('org', nowMs);
    await superuser.query('insert into organisation (id, slug, name) values ($1, $2, $2)', [
      id,
      `o-${randomBytes(6).toString('hex')}`,
    ]);
    return id;
  };
  const addPerson = async (organisationId: string): Promise<{ personId: string; email: string }> => {
    const personId = newId('per', nowMs);
    const email = `${randomBytes(6).toString('hex')}@example.test`;
    await database.withTenant(
      organisationId,
      async (tx) => {
        await tx.person.create({ data: { id: personId, email, name: 'Ada', passwordHash: 'scrypt$x' } });
        await tx.membership.create({
          data: { id: newId('mem', nowMs), organisationId, personId, roles: ['owner'] },
        });
      },
      { personId },
    );
    return { personId, email };
  };

  test('a setting never outlives its transaction on a pooled connection', async () => {
    const organisations: string[] = [];
    for (let index = 0; index < 4; index += 1) organisations.push(await addOrganisation());
    const step = fc.record({ who: fc.nat({ max: 4 }), fails: fc.boolean(), pauseMs: fc.nat({ max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 24 }), async (steps) => {
        await Promise.all(
          steps.map(async ({ who, fails, pauseMs }) => {
            const organisationId = organisations[who];
            if (organisationId === undefined) {
              // Outside a tenant nothing is visible, whoever used the connection before.
              const seen = await database.withPerson(newId('per', nowMs), (tx) => tx.organisation.findMany());
              expect(seen).toEqual([]);
              return;
            }
            const work = database.withTenant(organisationId, async (tx) => {
              await tx.$queryRaw`select 1 from pg_sleep(${pauseMs / 1000})`;
              const seen = await tx.organisation.findMany({ select: { id: true } });
              expect(seen).toEqual([{ id: organisationId }]);
              if (fails) throw new Error('on purpose');
            });
            if (fails) await expect(work).rejects.toThrow('on purpose');
            else await work;
          }),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('work that fails leaves nothing behind', async () => {
    const organisationId = await addOrganisation();
    const work = database.withTenant(organisationId, async (tx) => {
      await tx.department.create({ data: { id: newId('dep', nowMs), organisationId, slug: 'a', name: 'A' } });
      throw new Error('on purpose');
    });
    await expect(work).rejects.toThrow('on purpose');
    expect((await superuser.query('select from department')).rowCount).toBe(0);
  });

  test('a transaction without an organisation is refused', async () => {
    await expect(database.withTenant('', async () => undefined)).rejects.toThrow(RangeError);
    await expect(database.withPerson('', async () => undefined)).rejects.toThrow(RangeError);
  });

  test('secrets stay in the database unless a query names them', async () => {
    const organisationId = await addOrganisation();
    const { personId } = await addPerson(organisationId);
    const person = await database.withPerson(personId, (tx) =>
      tx.person.findUniqueOrThrow({ where: { id: personId } }),
    );
    expect(person).not.toHaveProperty('passwordHash');
  });

  test('of two racing first runs exactly one makes the organisation', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 3 }, (_, index) => {
        const organisationId = newId('org', nowMs);
        return database.withTenant(organisationId, (tx) =>
          createFirstOrganisation(tx, { organisationId, slug: `first-${index}`, name: 'First' }),
        );
      }),
    );
    expect(outcomes.filter((created) => created)).toHaveLength(1);
    expect(await database.lookups.countOrganisations()).toBe(1);
    expect(await database.lookups.listOrganisationIds()).toHaveLength(1);
  });

  test('a person is found for sign-in by e-mail in any case, with memberships', async () => {
    const organisationId = await addOrganisation();
    const { personId, email } = await addPerson(organisationId);
    expect(await database.lookups.findSignInPerson(email.toUpperCase())).toEqual({
      personId,
      email,
      name: 'Ada',
      passwordHash: 'scrypt$x',
      disabledAt: null,
      organisationIds: [organisationId],
    });
    expect(await database.lookups.findSignInPerson('nobody@example.test')).toBeUndefined();
    expect(await database.lookups.listPersonOrganisations(personId)).toMatchObject([
      { organisationId, roles: ['owner'] },
    ]);
  });

  test('sessions and OIDC links are written by their person and found without one', async () => {
    const organisationId = await addOrganisation();
    const { personId } = await addPerson(organisationId);
    const stranger = await addPerson(organisationId);
    const sessionId = newId('ses', nowMs);
    const expiresAt = new Date(Date.now() + 3_600_000);
    await database.withPerson(personId, async (tx) => {
      await tx.session.create({ data: { id: sessionId, personId, expiresAt } });
      await tx.oidcLink.create({ data: { personId, issuer: 'https://id.example.test', subject: 's' } });
    });
    expect(await database.lookups.findSession(sessionId)).toMatchObject({ personId, revokedAt: null });
    expect(await database.lookups.findOidcPerson('https://id.example.test', 's')).toMatchObject({ personId });
    const seen = await database.withPerson(stranger.personId, (tx) => tx.session.findMany());
    expect(seen).toEqual([]);
    const elsewhere = await addOrganisation();
    expect(
      await database.withTenant(elsewhere, (tx) => tx.session.updateMany({ data: { revokedAt: new Date() } })),
    ).toEqual({ count: 0 });
    expect(
      await database.withTenant(organisationId, (tx) => tx.session.updateMany({ data: { revokedAt: new Date() } })),
    ).toEqual({ count: 1 });
  });

  test('keys, tokens and invitations are found by the hash of their secret only', async () => {
    const organisationId = await addOrganisation();
    const { lookups } = database;
    await database.withTenant(organisationId, async (tx) => {
      const departmentId = newId('dep', nowMs);
      const agentId = newId('agt', nowMs);
      await tx.department.create({ data: { id: departmentId, organisationId, slug: 'd', name: 'D' } });
      await tx.agent.create({ data: { id: agentId, organisationId, departmentId, slug: 'a', name: 'A' } });
      const key = { id: newId('key', nowMs), organisationId, agentId, name: 'k', lastFour: 'abcd' };
      await tx.agentKey.create({ data: { ...key, keyHash: Buffer.from(hashOf('key')) } });
      const token = { id: newId('tok', nowMs), organisationId, name: 't', roles: ['admin'] };
      await tx.adminToken.create({ data: { ...token, tokenHash: Buffer.from(hashOf('token')) } });
      const invitation = { id: newId('inv', nowMs), organisationId, email: 'b@example.test', roles: ['viewer'] };
      const expiresAt = new Date(Date.now() + 60_000);
      await tx.invitation.create({ data: { ...invitation, expiresAt, tokenHash: Buffer.from(hashOf('invitation')) } });
    });
    expect(await lookups.findAgentKeyByHash(hashOf('key'))).toMatchObject({ organisationId, revokedAt: null });
    expect(await lookups.findAdminTokenByHash(hashOf('token'))).toMatchObject({ organisationId, roles: ['admin'] });
    expect(await lookups.findInvitationByHash(hashOf('invitation'))).toMatchObject({ email: 'b@example.test' });
    expect(await lookups.findAgentKeyByHash(hashOf('token'))).toBeUndefined();
  });

  test('a success forgives failures of its e-mail address, not those of the network address', async () => {
    const { lookups } = database;
    const email = hashOf('a@example.test');
    const since = new Date(Date.now() - 60_000);
    for (const succeeded of [false, false, true, false]) {
      await lookups.recordSignInAttempt(email, '192.0.2.1', succeeded);
    }
    expect(await lookups.countSignInFailures(email, '192.0.2.1', since)).toEqual({ byEmail: 1, byAddress: 3 });
    expect(await lookups.countSignInFailures(hashOf('b'), '192.0.2.2', since)).toEqual({ byEmail: 0, byAddress: 0 });
    expect(await lookups.deleteSignInAttempts(new Date(Date.now() + 86_400_000))).toBe(0);
    await superuser.query(`update sign_in_attempt set at = now() - interval '2 hours'`);
    expect(await lookups.deleteSignInAttempts(new Date())).toBe(4);
  });

  test('a replica finds the calls that it left open, in every organisation', async () => {
    const pool = createJournalPool({ url: server.appUrl });
    const writer = createCallWriter(pool);
    const intents = Array.from({ length: 6 }, (_, index) =>
      exampleIntent(newId('org', nowMs), { replicaId: index === 5 ? 'replica-2' : 'replica-1' }),
    );
    await writer.write(intents.map(intentEntry));
    await writer.write(intents.slice(0, 2).map((intent) => settlementEntry(exampleSettlement(intent))));
    const open = await database.lookups.findOpenCalls('replica-1');
    expect(open.map((call) => call.callId).toSorted()).toEqual(
      intents
        .slice(2, 5)
        .map((intent) => intent.id)
        .toSorted(),
    );
    expect(open[0]).toMatchObject({ reservedNanoUsd: 12_000_000n, estimatedInputTokens: 500 });
    const none = await database.lookups.findOpenCalls('replica-1', new Date(nowMs + 1));
    expect(none).toEqual([]);
    await pool.end();
  });
});
