import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type ApiCaller, type TestApi, type TestTenant } from '../testing/index.ts';

let api: TestApi;
let home: TestTenant;
let owner: ApiCaller;
let viewer: ApiCaller;

const titles = async (caller: ApiCaller, text: string, limit = 20) =>
  (await caller.search.find({ text, limit })).items.map(({ kind, title }) => `${kind} ${title}`);

async function addAgent(slug: string, name: string) {
  await owner.agents.create({ slug, name, departmentId: home.departmentId });
}

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  owner = await api.callAs(home.members.owner.claims);
  viewer = await api.callAs(home.members.viewer.claims);
  await addAgent('risk-scorer', 'Scores credit risk');
  await addAgent('asterisk', 'Dials');
  await addAgent('risk', 'Risk desk');
  await addAgent('loan-100', 'Loans at 100 %_ of value');
});
afterAll(() => api.close());

describe('search', () => {
  test('puts the whole name first, then beginnings, then what only contains it', async () => {
    expect(await titles(viewer, 'Risk')).toEqual(['agent risk', 'agent risk-scorer', 'agent asterisk']);
  });

  test('finds a budget by its name, and leads to it', async () => {
    const over = { scopeKind: 'department', scopeId: home.departmentId, name: 'Autumn campaign' } as const;
    const { id } = await owner.budgets.create({
      ...over,
      period: 'month',
      unit: 'usd',
      capAmount: '1',
      action: 'deny',
    });
    expect((await viewer.search.find({ text: 'campaign autumn' })).items).toMatchObject([
      { kind: 'budget', title: 'Autumn campaign', href: `/budgets?peek=${id}` },
    ]);
  });

  test('takes words in any order', async () => {
    expect(await titles(viewer, 'credit scorer')).toEqual(['agent risk-scorer']);
  });

  test('takes text as it is: no character is a wildcard', async () => {
    expect(await titles(viewer, '100 %_ of')).toEqual(['agent loan-100']);
    expect(await titles(viewer, '%')).toEqual(['agent loan-100']);
    expect(await titles(viewer, "' or true --")).toEqual([]);
  });

  test('finds every kind by its id, also pasted in capitals with spaces around', async () => {
    const ids = {
      agent: home.agentId,
      call: home.callId,
      department: home.departmentId,
      key: home.keyId,
      model: home.modelId,
      person: home.members.viewer.personId,
      provider: home.providerId,
    };
    for (const [kind, id] of Object.entries(ids)) {
      const { items } = await owner.search.find({ text: ` ${id.toUpperCase()} ` });
      expect(items, kind).toHaveLength(1);
      expect(items[0], kind).toMatchObject({ kind, id, href: expect.stringMatching(/^\/[a-z]+/) as string });
    }
  });

  test('finds calls by the beginning of an id, and by nothing else', async () => {
    expect(await titles(viewer, home.callId.slice(0, 12))).toEqual([`call ${home.callId}`]);
    expect(await titles(viewer, home.callId.slice(5, 20))).toEqual([]);
  });

  test('leaves out what the role may not read', async () => {
    const { name, email } = { name: 'auditor', email: home.members.auditor.email };
    expect(await titles(owner, email)).toEqual([`person ${name}`]);
    expect(await titles(viewer, email)).toEqual([]);
    expect(await titles(viewer, home.members.auditor.personId)).toEqual([]);
    expect(await titles(owner, home.keyId)).toHaveLength(1);
    expect(await titles(viewer, home.keyId)).toEqual([]);
  });

  test('shows a stranger nothing of another organisation', async () => {
    const elsewhere = await addTestTenant(api, 'elsewhere');
    const stranger = await api.callAs(elsewhere.members.owner.claims);
    for (const text of ['risk', home.callId, home.callId.slice(0, 8), home.members.viewer.email, home.agentId]) {
      const { items } = await stranger.search.find({ text });
      expect(
        items.filter(({ id }) => id !== elsewhere.callId),
        text,
      ).toEqual([]);
    }
  });

  test('gives at most as many as were asked for', async () => {
    expect(await titles(viewer, 'risk', 2)).toHaveLength(2);
  });
});
