import { createDatabase, foldGoodput } from '@agent-os/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addSpentCalls,
  addTestTenant,
  startTestApi,
  type ApiCaller,
  type TestApi,
  type TestTenant,
} from '../testing/index.ts';

const hourMs = 3_600_000;

let api: TestApi;
let home: TestTenant;
let viewer: ApiCaller;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  viewer = await api.callAs(home.members.viewer.claims);
});
afterAll(() => api.close());

test('useful slot time and its losses are what the pools offered, for each and in all', async () => {
  await addSpentCalls(
    api,
    home,
    [1, 1, 2, 30].map((hours) => ({ atMs: Date.now() - hours * hourMs, nanoUsd: 1n, costLines: [] })),
  );
  const database = createDatabase({ url: api.url, maxConnections: 1 });
  await database.withTenant(home.organisationId, (tx) => foldGoodput(tx, home.organisationId));
  await database.close();
  const { fleet, pools, countedAt } = await viewer.goodput.get({ hours: 3 });
  expect(countedAt).not.toBeNull();
  for (const { offeredMs, usefulMs, losses } of [fleet, ...pools]) {
    expect(losses.every(({ ms }) => ms >= 0)).toBe(true);
    expect(losses.reduce((sum, { ms }) => sum + ms, usefulMs)).toBe(offeredMs);
  }
  expect(pools.find(({ id }) => id === home.poolId)).toMatchObject({
    calls: 3,
    keptMs: 3 * 799,
    programPpm: 1_000_000,
  });
});
