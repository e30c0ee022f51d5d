import { randomBytes } from 'node:crypto';
import { sessionPolicy } from '@agent-os/core/identity';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../secrets/index.ts';
import type { ServiceClaims } from '../service-token.ts';
import {
  addTestMember,
  addTestTenant,
  startTestApi,
  type ApiCaller,
  type TestApi,
  type TestTenant,
} from '../testing/index.ts';

const password = 'correct horse battery staple';
const browser = { address: '192.0.2.1', userAgent: 'A test' };
let api: TestApi;
let home: TestTenant;
let elsewhere: TestTenant;
let web: ApiCaller;

async function addPersonWithPassword(organisationId = home.organisationId) {
  const member = await addTestMember(api, organisationId, ['admin']);
  await api.superuser.query('update person set password_hash = $1 where id = $2', [
    await hashPassword(password),
    member.personId,
  ]);
  return member;
}

const claimsOf = (result: { personId: string; organisationId: string; sessionId: string }): ServiceClaims => ({
  kind: 'person',
  ...result,
});

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  elsewhere = await addTestTenant(api, 'elsewhere');
  web = await api.callAs({ kind: 'service' });
});
afterAll(() => api.close());

describe('signing in with a password', () => {
  test('opens a session that acts with the roles of the membership', async () => {
    const { email, personId } = await addPersonWithPassword();
    const result = await web.auth.signIn({ email: email.toUpperCase(), password, ...browser });
    expect(result).toMatchObject({ personId, organisationId: home.organisationId, email });
    const viewer = await (await api.callAs(claimsOf(result))).auth.viewer();
    expect(viewer).toMatchObject({ roles: ['admin'], organisation: { id: home.organisationId } });
  });

  test('gives the same answer for a wrong password, for nobody, and for somebody who was disabled', async () => {
    const { email } = await addPersonWithPassword();
    const disabled = await addPersonWithPassword();
    await api.superuser.query('update person set disabled_at = now() where id = $1', [disabled.personId]);
    const attempts = [
      { email, password: 'wrong' },
      { email: `nobody-${randomBytes(4).toString('hex')}@example.com`, password },
      { email: disabled.email, password },
    ];
    const messages = await Promise.all(
      attempts.map((attempt) => web.auth.signIn({ ...attempt, ...browser }).catch((error: Error) => error.message)),
    );
    expect(new Set(messages).size).toBe(1);
    expect(messages[0]).toContain('not right');
  });

  test('makes the sixth attempt wait, even with the right password, and forgives after the wait', async () => {
    const { email } = await addPersonWithPassword();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(web.auth.signIn({ email, password: 'wrong', ...browser })).rejects.toThrow('not right');
    }
    await expect(web.auth.signIn({ email, password, ...browser })).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      message: expect.stringMatching(/Try again in (2[5-9]|30) seconds/) as string,
    });
    api.clock.aheadMs = 31_000;
    await expect(web.auth.signIn({ email, password, ...browser })).resolves.toMatchObject({ email });
    api.clock.aheadMs = 0;
  });

  test('lets no burst of attempts past the limit', async () => {
    const { email } = await addPersonWithPassword();
    const burst = Array.from({ length: 20 }, () => web.auth.signIn({ email, password: 'wrong', ...browser }));
    const codes = (await Promise.allSettled(burst)).map((one) =>
      one.status === 'rejected' && one.reason instanceof Error && 'code' in one.reason ? one.reason.code : 'done',
    );
    expect(codes.filter((code) => code === 'UNAUTHORIZED').length).toBeLessThanOrEqual(5);
  });
});

describe('a session', () => {
  async function openSession() {
    const member = await addTestMember(api, home.organisationId, ['viewer']);
    return { ...member, ask: async () => (await api.callAs(member.claims)).auth.viewer() };
  }

  test('ends at once when its holder signs out', async () => {
    const { claims, ask } = await openSession();
    await ask();
    await (await api.callAs(claims)).auth.signOut();
    await expect(ask()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  test('ends at once when an admin signs the person out', async () => {
    const { membershipId, ask } = await openSession();
    await ask();
    const admin = await api.callAs(home.members.admin.claims);
    await expect(admin.people.signOutEverywhere({ membershipId })).resolves.toEqual({ sessionsEnded: 1 });
    await expect(ask()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  test.each([
    ['the row is revoked by anybody', 'update session set revoked_at = now() where person_id = $1'],
    ['the person is disabled', 'update person set disabled_at = now() where id = $1'],
    ['the membership is gone', 'delete from membership where person_id = $1'],
    [
      'its time is over',
      `update session set created_at = now() - interval '8 days', expires_at = now() - interval '1 s' where person_id = $1`,
    ],
  ])('ends within two seconds when %s', async (_name, statement) => {
    const { personId, ask } = await openSession();
    await ask();
    await api.superuser.query(statement, [personId]);
    api.clock.aheadMs = 2_001;
    await expect(ask()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    api.clock.aheadMs = 0;
  });

  test('ends when it was not used for half a day', async () => {
    const { personId, ask } = await openSession();
    await api.superuser.query(
      `update session set last_seen_at = now() - $2::bigint * interval '1 ms' where person_id = $1`,
      [personId, sessionPolicy.idleMs],
    );
    await expect(ask()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  test('does not act in an organisation that its person is no member of', async () => {
    const { claims } = await openSession();
    const moved = { ...claims, organisationId: elsewhere.organisationId };
    await expect((await api.callAs(moved)).auth.viewer()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const caller = await api.callAs(claims);
    const { organisationId } = elsewhere;
    await expect(caller.auth.switchOrganisation({ organisationId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('an admin token acts in its organisation until it is revoked', async () => {
  const authorization = `Bearer ${home.adminToken}`;
  const agents = await (await api.callWith(authorization)).agents.list();
  expect(agents.map(({ id }) => id)).toEqual([home.agentId]);
  const { rows } = await api.superuser.query('select last_used_at from admin_token where organisation_id = $1', [
    home.organisationId,
  ]);
  expect(rows).toEqual([{ last_used_at: expect.any(Date) as Date }]);
  await api.superuser.query('update admin_token set revoked_at = now() where organisation_id = $1', [
    home.organisationId,
  ]);
  api.clock.aheadMs = 2_001;
  await expect((await api.callWith(authorization)).agents.list()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  api.clock.aheadMs = 0;
});

describe('signing in through the company’s service', () => {
  const identity = (email: string, subject: string = randomBytes(8).toString('hex')) => ({
    issuer: 'https://login.example',
    subject,
    email,
    emailVerified: true,
    name: 'Ada',
    ...browser,
  });

  test('finds a member by an e-mail address that the service verified, and from then on by the subject', async () => {
    const { email, personId } = await addTestMember(api, home.organisationId, ['viewer']);
    const first = identity(email);
    await expect(web.auth.signInWithOidc({ ...first, emailVerified: false })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(web.auth.signInWithOidc(first)).resolves.toMatchObject({ personId });
    const renamed = { ...first, email: 'another@example.com', emailVerified: false };
    await expect(web.auth.signInWithOidc(renamed)).resolves.toMatchObject({ personId });
    await expect(web.auth.signInWithOidc({ ...first, email: null })).resolves.toMatchObject({ personId });
  });

  test('takes nobody for the owner of an address that is not proved to be theirs', async () => {
    const { email, personId } = await addTestMember(api, home.organisationId, ['owner']);
    const claimed = { ...identity(email), emailVerified: false };
    await expect(web.auth.signInWithOidc(claimed)).rejects.toThrow('has not verified your e-mail address');
    await (await api.callAs(home.members.admin.claims)).people.invite({ email: 'guest@example.com', roles: ['admin'] });
    const invited = { ...identity('guest@example.com'), emailVerified: false };
    await expect(web.auth.signInWithOidc(invited)).rejects.toThrow('has not verified your e-mail address');
    const nameless = { ...identity(email), email: null };
    await expect(web.auth.signInWithOidc(nameless)).rejects.toThrow('gave no e-mail address');
    const { rows } = await api.superuser.query('select 1 from oidc_link where person_id = $1 or subject = $2', [
      personId,
      invited.subject,
    ]);
    expect(rows).toEqual([]);
  });

  test('refuses whom nobody has invited, and makes a member of whom somebody has', async () => {
    const email = 'invited@example.com';
    await expect(web.auth.signInWithOidc(identity(email))).rejects.toThrow('Nobody has invited');
    await (await api.callAs(home.members.admin.claims)).people.invite({ email, roles: ['finance'] });
    const result = await web.auth.signInWithOidc(identity(email));
    const viewer = await (await api.callAs(claimsOf(result))).auth.viewer();
    expect(viewer).toMatchObject({ person: { email, name: 'Ada' }, roles: ['finance'] });
  });
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
