import { addTestDevice } from './energy-procedures.ts';
import { freshSlug, named, unnamed, type CatalogueEntry } from './catalogue-entry.ts';
import type { TestApi } from './test-api.ts';
import { addTestAgent, addTestDepartment, type TestTenant } from './test-tenant.ts';

async function termsVersion(api: TestApi, { organisationId }: Pick<TestTenant, 'organisationId'>): Promise<number> {
  const { rows } = await api.superuser.query<{ version: number }>(
    'select coalesce(max(version), 0)::int as version from market_setting where organisation_id = $1',
    [organisationId],
  );
  return rows[0]?.version ?? 0;
}

/** Credits buy nothing while the market is off. */
async function turnToShadow(api: TestApi, tenant: TestTenant): Promise<void> {
  await api.superuser.query(
    `insert into market_setting (organisation_id, version, mode, price_cap, price_floor, credit_nano_usd, payments, unspent,
       period, credits_per_period, floor_slots, keep_rounds_hours, author_kind, author_id, reason)
     values ($1, $2, 'shadow', 4000000, 0, 1000000, 'burn', 'expire', 'month', 1000000, 1, 1, 'system', '', 'A test')`,
    [tenant.organisationId, (await termsVersion(api, tenant)) + 1],
  );
}

/** What slots cost, who bids what, and who gets them. */
export const marketProcedures: Readonly<Record<string, CatalogueEntry>> = {
  'market.state': unnamed(),
  'market.pools': unnamed(),
  'market.round': named((_api, { poolId }) => ({ poolId })),
  'market.rounds': unnamed(() => ({})),
  'market.history': named((_api, { poolId }) => ({ poolId })),
  'market.credits': unnamed(),
  'market.creditPeriods': unnamed(),
  'market.bids': unnamed(),
  'market.offers': unnamed(),
  'market.yields': unnamed(() => ({})),
  'market.why': named((_api, { agentId }) => ({ agentId })),
  'market.whatIf': unnamed(() => ({})),
  'market.efficiency': named((_api, { poolId }) => ({ poolId })),
  'market.setMode': unnamed(async (api, tenant) => ({
    mode: 'shadow',
    expectedVersion: await termsVersion(api, tenant),
    reason: 'A test',
  })),
  'market.setSettings': unnamed(async (api, tenant) => ({
    payments: 'rebate',
    expectedVersion: await termsVersion(api, tenant),
    reason: 'A test',
  })),
  'market.declareBid': named(async (api, tenant) => ({
    agentId: await addTestAgent(api, tenant),
    expectedVersion: 0,
    value: 2_000_000,
    decay: 'constant',
    decayMs: null,
    parallelism: 4,
    speed: 50,
    reason: 'A test',
  })),
  'market.offerSlots': named(async (api, tenant) => {
    const departmentId = await addTestDepartment(api, tenant.organisationId);
    const deviceId = await addTestDevice(api, tenant);
    await api.superuser.query('update device set reserved_department_id = $3 where organisation_id = $1 and id = $2', [
      tenant.organisationId,
      deviceId,
      departmentId,
    ]);
    return { departmentId, poolId: tenant.poolId, slots: 0, ask: 500_000, expectedVersion: 0, reason: 'A test' };
  }),
  'market.grantCredits': named(async (api, tenant) => {
    await turnToShadow(api, tenant);
    return {
      departmentId: await addTestDepartment(api, tenant.organisationId),
      amount: '1000',
      requestKey: `request-${freshSlug()}`,
      reason: 'A test',
    };
  }),
};
