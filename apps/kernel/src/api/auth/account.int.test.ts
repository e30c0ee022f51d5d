import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addTestMember,
  addTestTenant,
  startTestApi,
  type ApiCaller,
  type TestApi,
  type TestTenant,
} from '../testing/index.ts';

let api: TestApi;
let home: TestTenant;
let web: ApiCaller;
const firstPassword = 'a long enough password';
const nextPassword = 'another long password';

/** A person with a password, signed in twice. */
async function newPerson() {
  const email = `${randomBytes(6).toString('hex')}@example.com`;
  const admin = await api.callAs(home.members.admin.claims);
  const { token } = await admin.people.invite({ email, roles: ['viewer'] });
  await web.auth.acceptInvitation({ token, name: 'Somebody', password: firstPassword });
  const signIn = async (password: string) => {
    const { sessionId, personId, organisationId } = await web.auth.signIn({
      email,
      password,
      address: randomBytes(4).toString('hex'),
      userAgent: 'Test browser',
    });
    return { kind: 'person', sessionId, personId, organisationId } as const;
  };
  const [here, there] = [await signIn(firstPassword), await signIn(firstPassword)];
  return { email, here, there, signIn, caller: await api.callAs(here) };
}

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  web = await api.callAs({ kind: 'service' });
});
afterAll(() => api.close());

describe('one’s own sessions', () => {
  test('are all listed, and the one that asks is marked', async () => {
    const { caller, here, there } = await newPerson();
    const { hasPassword, sessions } = await caller.auth.account();
    expect(hasPassword).toBe(true);
    expect(Object.fromEntries(sessions.map(({ id, current }) => [id, current]))).toEqual({
      [here.sessionId]: true,
      [there.sessionId]: false,
    });
  });

  test('are ended one by one, and nobody ends another’s', async () => {
    const { caller, there } = await newPerson();
    const stranger = await newPerson();
    const theirs = caller.auth.endSession({ sessionId: stranger.here.sessionId });
    await expect(theirs).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await caller.auth.endSession({ sessionId: there.sessionId });
    await expect((await api.callAs(there)).auth.viewer()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect((await caller.auth.account()).sessions).toHaveLength(1);
  });
});

describe('a new password', () => {
  test('needs the current one, ends the other sessions and counts from then on', async () => {
    const { caller, here, there, signIn } = await newPerson();
    const wrong = caller.auth.changePassword({ current: 'not the password', next: nextPassword });
    await expect(wrong).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const right = await caller.auth.changePassword({ current: firstPassword, next: nextPassword });
    expect(right).toEqual({ sessionsEnded: 1 });
    await expect((await api.callAs(there)).auth.viewer()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect((await api.callAs(here)).auth.viewer()).resolves.toBeDefined();
    await expect(signIn(firstPassword)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect(signIn(nextPassword)).resolves.toBeDefined();
  });

  test('is not guessed past a limit', async () => {
    const { caller } = await newPerson();
    const guess = () => caller.auth.changePassword({ current: 'a guess', next: nextPassword });
    for (let attempt = 0; attempt < 5; attempt += 1) await expect(guess()).rejects.toThrow('current password');
    await expect(guess()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  });

  test('is for people who have one here', async () => {
    const { claims } = await addTestMember(api, home.organisationId, ['viewer']);
    const caller = await api.callAs(claims);
    expect((await caller.auth.account()).hasPassword).toBe(false);
    const change = caller.auth.changePassword({ current: 'anything at all', next: nextPassword });
    await expect(change).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

test('an administrator sees a member’s sessions and ends one, an auditor only sees them', async () => {
  const { here, there } = await newPerson();
  const admin = await api.callAs(home.members.admin.claims);
  const auditor = await api.callAs(home.members.auditor.claims);
  const member = (await admin.people.list()).find(({ id }) => id === here.personId);
  const membershipId = member?.membershipId ?? '';
  expect(await auditor.people.sessions({ membershipId })).toHaveLength(2);
  const end = (caller: ApiCaller) => caller.people.endSession({ membershipId, sessionId: there.sessionId });
  await expect(end(auditor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await end(admin);
  await expect((await api.callAs(there)).auth.viewer()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  await expect(end(admin)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
