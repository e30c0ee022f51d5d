import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type ApiCaller, type TestApi, type TestTenant } from '../testing/index.ts';

let api: TestApi;
let home: TestTenant;
let other: TestTenant;
let owner: ApiCaller;

const definition = {
  description: 'Sorts mail',
  workClass: 'classification',
  strategy: 'cheapest' as const,
  state: 'active' as const,
  requirements: {
    minQuality: 70,
    maxFirstByteP95Ms: null,
    regions: ['eu'],
    dataClass: 'internal' as const,
    abilities: [],
  },
  candidates: [] as string[],
};

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  other = await addTestTenant(api, 'other');
  owner = await api.callAs(home.members.owner.claims);
});
afterAll(() => api.close());

describe('routes', () => {
  test('change by versions, each with its author and reason, and nobody overwrites what they have not seen', async () => {
    const made = await owner.routes.create({ name: 'classification', definition, reason: 'Costs' });
    expect(made).toMatchObject({ name: 'classification', version: 1, definition, reason: 'Costs' });
    const routeId = made.id;
    const later = { ...definition, state: 'disabled' as const };
    const second = await owner.routes.set({ routeId, expectedVersion: 1, definition: later, reason: 'Broken' });
    expect(second).toMatchObject({ version: 2, setBy: { kind: 'person', id: home.members.owner.personId } });
    const stale = owner.routes.set({ routeId, expectedVersion: 1, definition, reason: 'I did not look' });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT' });
    const versions = await owner.routes.versions({ routeId });
    expect(versions.map(({ version, reason }) => [version, reason])).toEqual([
      [2, 'Broken'],
      [1, 'Costs'],
    ]);
    const { rows } = await api.superuser.query<{ action: string }>(
      'select action from audit_event where target_id = $1 order by id',
      [routeId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['route.created', 'route.changed']);
  });

  test('never have the name of a model, nor a model that of a route', async () => {
    const [model] = await owner.models.list();
    const taken = owner.routes.create({ name: model?.name ?? '', definition, reason: 'A test' });
    await expect(taken).rejects.toMatchObject({ code: 'CONFLICT' });
    await owner.routes.create({ name: 'analysis', definition, reason: 'A test' });
    const { providerId } = home;
    const second = owner.models.create({ providerId, name: 'analysis', upstreamName: 'analysis' });
    await expect(second).rejects.toMatchObject({ code: 'CONFLICT' });
    const past = api.superuser.query(`update model set name = 'analysis' where id = $1`, [home.modelId]);
    await expect(past).rejects.toMatchObject({ code: '23505' });
  });

  test('name models of their own organisation only, and say why', async () => {
    const strange = { ...definition, candidates: [other.modelId] };
    const made = owner.routes.create({ name: 'strange', definition: strange, reason: 'A test' });
    await expect(made).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(owner.routes.create({ name: 'silent', definition, reason: ' ' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});

describe('scores', () => {
  test('add up to a history in which the measure that is latest counts, whenever it was entered', async () => {
    const { modelId } = home;
    const given = { modelId, workClass: 'analysis', source: 'A test', sampleSize: 50 };
    const nowMs = Date.now();
    await owner.routes.setQuality({ ...given, score: 80, measuredAt: nowMs - 1_000 });
    await owner.routes.setQuality({ ...given, score: 60, measuredAt: nowMs - 86_400_000 });
    const scores = await owner.routes.qualities({ modelId });
    expect(scores.map(({ score }) => score)).toEqual([80, 60]);
    const { rows } = await api.superuser.query<{ score: number }>(
      `select distinct on (model_id) score from model_quality where model_id = $1 order by model_id, measured_at desc`,
      [modelId],
    );
    expect(rows).toEqual([{ score: 80 }]);
    const future = owner.routes.setQuality({ ...given, score: 99, measuredAt: nowMs + 86_400_000 });
    await expect(future).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(owner.routes.setQuality({ ...given, score: 101 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
