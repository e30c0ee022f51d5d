import { createHash } from 'node:crypto';
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
let elsewhere: TestTenant;
let owner: ApiCaller;
let admin: ApiCaller;
let web: ApiCaller;
const password = 'a long enough password';

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  elsewhere = await addTestTenant(api, 'elsewhere');
  owner = await api.callAs(home.members.owner.claims);
  admin = await api.callAs(home.members.admin.claims);
  web = await api.callAs({ kind: 'service' });
});
afterAll(() => api.close());

describe('owners', () => {
  test('the last one can be neither demoted nor removed', async () => {
    const { membershipId } = home.members.owner;
    await expect(owner.people.changeRoles({ membershipId, roles: ['admin'] })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(owner.people.remove({ membershipId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('two who remove each other at the same moment leave one', async () => {
    const tenant = await addTestTenant(api, 'two-owners');
    const other = await addTestMember(api, tenant.organisationId, ['owner']);
    const [first, second] = [await api.callAs(tenant.members.owner.claims), await api.callAs(other.claims)];
    await Promise.allSettled([
      first.people.remove({ membershipId: other.membershipId }),
      second.people.remove({ membershipId: tenant.members.owner.membershipId }),
    ]);
    const { rows } = await api.superuser.query(
      `select from membership where organisation_id = $1 and 'owner' = any (roles)`,
      [tenant.organisationId],
    );
    expect(rows).toHaveLength(1);
  });

  test('are made, changed and removed by owners alone', async () => {
    const { membershipId } = home.members.viewer;
    await expect(admin.people.changeRoles({ membershipId, roles: ['owner'] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(admin.people.invite({ email: 'o@example.com', roles: ['owner'] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const ownerMembership = home.members.owner.membershipId;
    await expect(admin.people.remove({ membershipId: ownerMembership })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('nobody adds a role to themselves', async () => {
    const { membershipId } = home.members.admin;
    const change = admin.people.changeRoles({ membershipId, roles: ['admin', 'auditor'] });
    await expect(change).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('changed roles count from the next call on', async () => {
  const { membershipId, claims } = await addTestMember(api, home.organisationId, ['viewer']);
  const input = { slug: 'by-a-former-viewer', name: 'New' };
  await expect((await api.callAs(claims)).departments.create(input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await owner.people.changeRoles({ membershipId, roles: ['operator'] });
  await expect((await api.callAs(claims)).departments.create(input)).resolves.toMatchObject(input);
});

test('somebody who is removed is signed out, unless another organisation still has them', async () => {
  const gone = await addTestMember(api, home.organisationId, ['viewer']);
  const shared = await addTestMember(api, home.organisationId, ['viewer']);
  await api.superuser.query(`insert into membership select $1, $2, $3, '{viewer}', now()`, [
    gone.membershipId.replace(/.$/, 'z'),
    elsewhere.organisationId,
    shared.personId,
  ]);
  await owner.people.remove({ membershipId: gone.membershipId });
  await owner.people.remove({ membershipId: shared.membershipId });
  await expect((await api.callAs(gone.claims)).auth.viewer()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  const there = { ...shared.claims, organisationId: elsewhere.organisationId };
  await expect((await api.callAs(there)).auth.viewer()).resolves.toMatchObject({ roles: ['viewer'] });
});

describe('an invitation', () => {
  const invite = (email: string) => owner.people.invite({ email, roles: ['operator'] });

  test('makes a member who can sign in, once', async () => {
    const email = 'new@example.com';
    const { token, invitation } = await invite(email);
    expect(invitation.expiresAt - invitation.createdAt).toBe(7 * 24 * 3_600_000);
    const accepted = await web.auth.acceptInvitation({ token, name: 'New Person', password });
    expect(accepted).toMatchObject({ organisationId: home.organisationId, email });
    const session = await web.auth.signIn({ email, password, address: '', userAgent: '' });
    const viewer = await (await api.callAs({ kind: 'person', ...session })).auth.viewer();
    expect(viewer).toMatchObject({ person: { name: 'New Person' }, roles: ['operator'] });
    await expect(web.auth.acceptInvitation({ token, name: 'Again', password })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  test('adds a membership to an account only for who knows its password', async () => {
    const email = 'new@example.com';
    const there = await api.callAs(elsewhere.members.owner.claims);
    const { token } = await there.people.invite({ email, roles: ['viewer'] });
    const wrong = web.auth.acceptInvitation({ token, name: 'Thief', password: 'not the right password' });
    await expect(wrong).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await web.auth.acceptInvitation({ token, name: 'Ignored', password });
    const session = await web.auth.signIn({ email, password, address: '', userAgent: '' });
    const caller = await api.callAs({ kind: 'person', ...session });
    const { organisations, person } = await caller.auth.viewer();
    expect(organisations.map(({ id }) => id)).toEqual([home.organisationId, elsewhere.organisationId]);
    expect(person.name).toBe('New Person');
    const { organisationId } = elsewhere;
    await expect(caller.auth.switchOrganisation({ organisationId })).resolves.toMatchObject({ id: organisationId });
  });

  test.each([
    ['withdrawn', (id: string) => owner.people.revokeInvitation({ invitationId: id })],
    ['replaced by a newer one', () => invite('closed@example.com')],
    [
      'out of date',
      (id: string) =>
        api.superuser.query(
          `update invitation set created_at = now() - interval '8 days', expires_at = now() - interval '1 s' where id = $1`,
          [id],
        ),
    ],
  ])('does not count when it was %s', async (_name, close) => {
    const { token, invitation } = await invite('closed@example.com');
    await close(invitation.id);
    await expect(web.auth.acceptInvitation({ token, name: 'Late', password })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  test('is kept as a hash only, and its token is in no list and no trail', async () => {
    const { token, invitation } = await invite('hashed@example.com');
    const { rows } = await api.superuser.query('select token_hash from invitation where id = $1', [invitation.id]);
    expect(rows).toEqual([{ token_hash: createHash('sha256').update(token).digest() }]);
    const seen = JSON.stringify([await owner.people.invitations(), await owner.audit.list({})]);
    expect(seen).not.toContain(token);
  });
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
