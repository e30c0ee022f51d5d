import { newId } from '@agent-os/db';
import { freshFuture, freshSlug, named, unnamed, type CatalogueEntry } from './catalogue-entry.ts';
import type { TestApi } from './test-api.ts';
import type { TestTenant } from './test-tenant.ts';

const content = ({ poolId }: TestTenant) => ({
  name: freshSlug(),
  poolId,
  kind: 'gpu',
  accelerator: 'H100',
  meter: { kind: 'model' },
  idleMilliwatts: 70_000,
  peakMilliwatts: 700_000,
  systemMilliwatts: 0,
  figures: [],
  reservedDepartmentId: null,
});

/** A device of the tenant's pool that nothing measures. */
export async function addTestDevice(api: TestApi, { organisationId, poolId }: TestTenant): Promise<string> {
  const id = newId('dev', Date.now());
  await api.superuser.query(
    `insert into device (organisation_id, id, pool_id, name, kind, meter_kind, meter, idle_mw, peak_mw)
     values ($1, $2, $3, $4, 'gpu', 'model', '{"kind":"model"}', 70000, 700000)`,
    [organisationId, id, poolId, freshSlug()],
  );
  return id;
}

/** One that has drawn 90 W through 20 intervals without calls, alone in a pool of its own. */
async function addMeasuredDevice(api: TestApi, { organisationId }: TestTenant): Promise<string> {
  const [id, poolId] = [newId('dev', Date.now()), newId('pol', Date.now())];
  const slug = freshSlug();
  await api.superuser.query('insert into pool (id, organisation_id, slug, slots) values ($1, $2, $3, 1)', [
    poolId,
    organisationId,
    slug,
  ]);
  await api.superuser.query(
    `insert into device (organisation_id, id, pool_id, name, kind, meter_kind, meter, idle_mw, peak_mw)
     values ($1, $2, $3, $4, 'cpu', 'rapl', '{"kind":"rapl","zone":"intel-rapl:0"}', 70000, 700000)`,
    [organisationId, id, poolId, slug],
  );
  await api.superuser.query(
    `insert into device_interval (organisation_id, device_id, pool_id, from_at, until_at, method, basis, span_ms, metered_mj,
       idle_unallocated_mj, split_at)
     select $1, $2, $3, at, at + interval '10 s', 'counter', 'measured', 10000, 900000, 900000, now()
     from generate_series(now() - interval '200 s', now() - interval '10 s', interval '10 s') as at`,
    [organisationId, id, poolId],
  );
  return id;
}

async function addTestCap(api: TestApi, { organisationId }: TestTenant): Promise<string> {
  const id = newId('cap', Date.now());
  await api.superuser.query(
    `insert into power_cap
       (organisation_id, id, scope, from_at, until_at, cut_kind, cut_amount, reason, author_kind, author_id)
     values ($1, $2, 'organisation', now(), now() + interval '1 hour', 'percent', 25, 'A test', 'person', '')`,
    [organisationId, id],
  );
  return id;
}

/** Devices, what they draw, and who limits it. */
export const energyProcedures: Readonly<Record<string, CatalogueEntry>> = {
  'energy.devices': unnamed(),
  'energy.createDevice': named((_api, tenant) => content(tenant)),
  'energy.updateDevice': named(async (api, tenant) => ({
    ...content(tenant),
    deviceId: await addTestDevice(api, tenant),
  })),
  'energy.retireDevice': named(async (api, tenant) => ({
    deviceId: await addTestDevice(api, tenant),
    reason: 'A test',
  })),
  'energy.learnt': named(async (api, tenant) => ({ deviceId: await addTestDevice(api, tenant) })),
  'energy.adoptLearnt': named(async (api, tenant) => ({
    deviceId: await addMeasuredDevice(api, tenant),
    reason: 'A test',
  })),
  'energy.published': unnamed(),
  'energy.intervals': unnamed(() => ({ deviceId: null, cursor: null, limit: 10 })),
  'energy.ledger': unnamed(() => ({ hours: 24 })),
  'energy.dark': unnamed(() => ({ hours: 24 })),
  'energy.caps': unnamed(),
  'energy.setCap': named(async (api, tenant) => ({
    scope: { kind: 'device', id: await addTestDevice(api, tenant) },
    cut: { kind: 'percent', percent: 25 },
    from: null,
    forMs: 3_600_000,
    reason: 'A test',
  })),
  'energy.ofOwners': unnamed(() => ({ by: 'agent', from: '2026-11-01', to: '2026-11-30' })),
  'energy.figures': named((_api, { modelId }) => ({ modelId })),
  'energy.setFigure': named((_api, { modelId }) => ({
    modelId,
    effectiveFrom: freshFuture(),
    input: { low: 10_000, high: 90_000 },
    output: { low: 100_000, high: 900_000 },
    basis: 'estimated',
    tier: 'T0',
    source: 'A test',
  })),
  'energy.intensities': unnamed(),
  'energy.setIntensity': unnamed(() => ({
    zone: 'DE',
    effectiveFrom: freshFuture(),
    locationGramsPerKilowattHour: 330,
    marketGramsPerKilowattHour: null,
    source: 'A test',
  })),
  'energy.liftCap': named(async (api, tenant) => ({ capId: await addTestCap(api, tenant), reason: 'A test' })),
};
