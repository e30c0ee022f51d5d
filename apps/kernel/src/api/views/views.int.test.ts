import { viewsPerPersonMax } from '@agent-os/core/contracts';
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
let author: ApiCaller;
let colleague: ApiCaller;
let owner: ApiCaller;
let stranger: ApiCaller;

const room = 'calls';
const query = 'filters=state:any_of:failed&range=1h';
const namesFor = async (caller: ApiCaller) => (await caller.views.list({ room })).map(({ name }) => name);

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  const elsewhere = await addTestTenant(api, 'elsewhere');
  author = await api.callAs(home.members.viewer.claims);
  colleague = await api.callAs(home.members.operator.claims);
  owner = await api.callAs(home.members.owner.claims);
  stranger = await api.callAs(elsewhere.members.owner.claims);
});
afterAll(() => api.close());

describe('a view that is not shared', () => {
  test('is its author’s alone, whatever roles others hold', async () => {
    const view = await author.views.save({ room, name: 'Mine', query });
    expect(view).toMatchObject({ name: 'Mine', query, shared: false, own: true, mayChange: true });
    expect(await namesFor(author)).toContain('Mine');
    for (const other of [colleague, owner, stranger]) {
      expect(await namesFor(other)).not.toContain('Mine');
      await expect(other.views.rename({ viewId: view.id, name: 'Theirs' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(other.views.remove({ viewId: view.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const change = other.views.save({ viewId: view.id, room, name: 'Theirs', query: '' });
      await expect(change).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('leaves no query in the trail, which others read', async () => {
    const { id } = await author.views.save({ room, name: 'Private', query: 'filters=agent:any_of:secret' });
    await author.views.remove({ viewId: id });
    expect(JSON.stringify(await owner.audit.list({ targetId: id }))).not.toContain('secret');
  });
});

describe('a shared view', () => {
  test('is seen by the organisation and by nobody outside', async () => {
    await author.views.save({ room, name: 'Ours', query, shared: true });
    for (const member of [author, colleague, owner]) expect(await namesFor(member)).toContain('Ours');
    expect(await namesFor(stranger)).not.toContain('Ours');
    const seen = (await colleague.views.list({ room })).find(({ name }) => name === 'Ours');
    expect(seen).toMatchObject({ own: false, mayChange: false, authorName: 'viewer' });
  });

  test('is changed by its author, an owner or an admin, and refused to others', async () => {
    const { id: viewId } = await author.views.save({ room, name: 'Failures', query, shared: true });
    await expect(colleague.views.rename({ viewId, name: 'X' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(colleague.views.remove({ viewId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const change = colleague.views.save({ viewId, room, name: 'X', query: '', shared: true });
    await expect(change).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await author.views.save({ viewId, room, name: 'Failures', query: 'range=24h', shared: true });
    const renamed = await owner.views.rename({ viewId, name: 'Failures of a day' });
    expect(renamed).toMatchObject({ query: 'range=24h', name: 'Failures of a day', own: false, mayChange: true });
    await owner.views.save({ viewId, room, name: 'Failures of a day', query: 'range=24h', shared: false });
    expect(await namesFor(owner)).not.toContain('Failures of a day');
    expect(await namesFor(author)).toContain('Failures of a day');
  });

  test('outlives its author’s membership, without a name', async () => {
    const { claims, membershipId } = await addTestMember(api, home.organisationId, ['viewer']);
    await (await api.callAs(claims)).views.save({ room, name: 'Legacy', query, shared: true });
    await owner.people.remove({ membershipId });
    const legacy = (await owner.views.list({ room })).find(({ name }) => name === 'Legacy');
    expect(legacy).toMatchObject({ authorName: null, mayChange: true });
  });
});

test('a name is taken once for each person and room', async () => {
  await author.views.save({ room, name: 'Twice', query });
  await expect(author.views.save({ room, name: 'Twice', query: '' })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(author.views.save({ room: 'agents', name: 'Twice', query })).resolves.toBeDefined();
  await expect(colleague.views.save({ room, name: 'Twice', query })).resolves.toBeDefined();
});

test('a view stays in its room', async () => {
  const { id: viewId, name } = await author.views.save({ room, name: 'Stays', query });
  const move = author.views.save({ viewId, room: 'agents', name, query });
  await expect(move).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('nobody keeps more than the most there can be, even when many are saved at the same moment', async () => {
  const { claims } = await addTestMember(api, home.organisationId, ['viewer']);
  const caller = await api.callAs(claims);
  const { personId } = claims as { readonly personId: string };
  await api.superuser.query(
    `insert into saved_view (id, organisation_id, person_id, room, name, query)
     select 'viw_' || lpad(n::text, 26, '0'), $1, $2, 'agents', 'View ' || n, '' from generate_series(1, $3) n`,
    [home.organisationId, personId, viewsPerPersonMax - 1],
  );
  const saves = ['One', 'Two', 'Three'].map((name) => caller.views.save({ room, name, query }));
  const outcomes = await Promise.allSettled(saves);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test.each([
  ['a query that is too long', { name: 'Long', query: 'x'.repeat(4001) }],
  ['a name that is too long', { name: 'x'.repeat(81), query }],
  ['no name', { name: '  ', query }],
])('%s is refused with a sentence', async (_name, input) => {
  await expect(author.views.save({ room, ...input })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('a token sees what is shared and saves nothing', async () => {
  const token = await api.callWith(`Bearer ${home.adminToken}`);
  const views = await token.views.list({ room });
  expect(views.length).toBeGreaterThan(0);
  expect(views.every(({ shared }) => shared)).toBe(true);
  await expect(token.views.save({ room, name: 'Robot', query })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
