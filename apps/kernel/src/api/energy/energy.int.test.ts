import { powerLimitOfPool } from '@agent-os/core/devices';
import { loadOrganisationSnapshot } from '@agent-os/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTestTenant, procedureCatalogue, startTestApi, type TestApi, type TestTenant } from '../testing/index.ts';

let api: TestApi;
let home: TestTenant;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
});
afterAll(() => api.close());

const content = (name: string) => ({
  name,
  poolId: home.poolId,
  kind: 'gpu' as const,
  accelerator: 'H100',
  meter: { kind: 'model' as const },
  idleMilliwatts: 70_000,
  peakMilliwatts: 700_000,
  systemMilliwatts: 0,
  figures: [],
  reservedDepartmentId: home.departmentId,
});
const owner = () => api.callAs(home.members.owner.claims);
const limitNow = async () => {
  const snapshot = await loadOrganisationSnapshot(api.dependencies.database, home.organisationId);
  if (snapshot === undefined) throw new Error('There is no such organisation.');
  return powerLimitOfPool(snapshot.energy, home.poolId, api.clock.nowMs())?.limitMilliwatts;
};

test('a cap lowers what a pool may draw for a time, in the snapshot that kernels decide by, until it is lifted', async () => {
  const caller = await owner();
  await caller.energy.createDevice(content('GPU 0'));
  expect(await limitNow()).toBe(700_000);
  const day = { from: null, forMs: 86_400_000, reason: 'A hot day' };
  const quarter = await caller.energy.setCap({
    ...day,
    scope: { kind: 'organisation' },
    cut: { kind: 'percent', percent: 25 },
  });
  await caller.energy.setCap({
    ...day,
    scope: { kind: 'pool', id: home.poolId },
    cut: { kind: 'limit', milliwatts: 600_000 },
  });
  expect(await limitNow()).toBe(525_000);
  const { pools, items } = await caller.energy.caps();
  expect(pools).toMatchObject([{ limitMilliwatts: 525_000, normalMilliwatts: 700_000 }]);
  expect(items.map(({ state, scopeName }) => [state, scopeName])).toContainEqual(['in_force', 'All devices']);
  await caller.energy.liftCap({ capId: quarter.id, reason: 'It rains' });
  expect(await limitNow()).toBe(600_000);
  await expect(caller.energy.liftCap({ capId: quarter.id, reason: 'Again' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('a meter’s address that hands out secrets is refused, before anything is asked there', async () => {
  const caller = await owner();
  const meter = {
    kind: 'dcgm' as const,
    url: 'http://169.254.169.254/metrics',
    uuid: 'GPU-00000000-0000-0000-0000-000000000001',
  };
  await expect(caller.energy.createDevice({ ...content('Spy'), meter })).rejects.toThrow('This address is reserved.');
});

test('another meter begins anew: nothing lies between its reading and the old one’s', async () => {
  const caller = await owner();
  const { id } = await caller.energy.createDevice(content('GPU 1'));
  await api.superuser.query(
    `insert into device_meter (organisation_id, device_id, until_at, read_at, counter_uj, carry_uj)
     values ($1, $2, now(), now(), 123456789, 789)`,
    [home.organisationId, id],
  );
  const meter = { kind: 'rapl' as const, zone: 'intel-rapl:0' };
  await caller.energy.updateDevice({ ...content('GPU 1'), deviceId: id, meter });
  const { rows } = await api.superuser.query('select counter_uj, carry_uj from device_meter where device_id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ counter_uj: null, carry_uj: 0 }]);
});

test('what was measured is taken in place of what was entered, with its source', async () => {
  const caller = await owner();
  const input = await procedureCatalogue['energy.adoptLearnt']?.input(api, home, home.members.owner);
  const { deviceId } = input as { deviceId: string };
  const learnt = await caller.energy.learnt({ deviceId });
  expect(learnt).toMatchObject({ samples: 20, idleMilliwatts: 90_000, weights: null, curve: [] });
  const { idleMilliwatts } = await caller.energy.adoptLearnt({ deviceId, reason: 'As measured' });
  expect(idleMilliwatts).toBe(90_000);
});
