import { readClassPrices } from '@agent-os/core/economy';
import type { Database, TenantTransaction } from '../client/index.ts';
import {
  findIntentModel,
  findIntentRules,
  findMarketSetting,
  findToolLimits,
  listMarketBids,
  listMarketOffers,
  listLoopPolicies,
  listLoopsInForce,
  listBudgetIncreases,
  listBudgets,
  listActiveDevices,
  listCarbonIntensities,
  listModelEnergies,
  listModelQualities,
  listPowerCapsToCome,
  listPoolPolicies,
  listRoutes,
} from '../repositories/index.ts';
import type {
  AgentKeySnapshot,
  AgentSnapshot,
  BudgetSnapshot,
  IntentSnapshot,
  LoopSnapshot,
  MarketSnapshot,
  ModelPriceSnapshot,
  ModelSnapshot,
  OrganisationSnapshot,
  PoolSnapshot,
  ProviderSnapshot,
} from './organisation-snapshot.ts';

const byId = { orderBy: { id: 'asc' } } as const;
const named = { id: true, slug: true, name: true } as const;

async function loadAgents(tx: TenantTransaction): Promise<readonly AgentSnapshot[]> {
  const select = {
    ...named,
    departmentId: true,
    teamId: true,
    state: true,
    riskClass: true,
    allowedModels: true,
    shareIdenticalCalls: true,
    reuseAnswers: true,
  } as const;
  const rows = await tx.agent.findMany({ ...byId, select });
  // Checks of the tables admit the values of these types only, here and below.
  return rows.map((row) =>
    Object.assign(row, {
      state: row.state as AgentSnapshot['state'],
      riskClass: row.riskClass as AgentSnapshot['riskClass'],
    }),
  );
}

async function loadKeys(tx: TenantTransaction): Promise<readonly AgentKeySnapshot[]> {
  const select = { id: true, agentId: true, lastFour: true, keyHash: true, expiresAt: true, revokedAt: true } as const;
  const rows = await tx.agentKey.findMany({ ...byId, select });
  return rows.map((row) => ({
    id: row.id,
    agentId: row.agentId,
    lastFour: row.lastFour,
    keyHashHex: Buffer.from(row.keyHash).toString('hex'),
    expiresAtMs: row.expiresAt?.getTime() ?? null,
    revokedAtMs: row.revokedAt?.getTime() ?? null,
  }));
}

async function loadProviders(tx: TenantTransaction): Promise<readonly ProviderSnapshot[]> {
  const select = {
    ...named,
    protocol: true,
    baseUrl: true,
    apiKeySealed: true,
    simulated: true,
    timeoutMs: true,
    maxRetries: true,
    continuesText: true,
    state: true,
  } as const;
  const rows = await tx.provider.findMany({ ...byId, select });
  return rows.map((row) =>
    Object.assign(row, {
      protocol: row.protocol as ProviderSnapshot['protocol'],
      state: row.state as ProviderSnapshot['state'],
    }),
  );
}

async function loadPools(tx: TenantTransaction): Promise<readonly PoolSnapshot[]> {
  const rows = await tx.pool.findMany({ ...byId, omit: { organisationId: true, createdAt: true } });
  const policies = new Map((await listPoolPolicies(tx)).map((policy) => [policy.poolId, policy]));
  return rows.map((row) => ({ ...row, policy: policies.get(row.id) ?? null }));
}

async function loadModels(tx: TenantTransaction): Promise<readonly ModelSnapshot[]> {
  const omit = { organisationId: true, updatedAt: true } as const;
  const rows = await tx.model.findMany({ ...byId, omit });
  return rows.map(({ createdAt, ...row }) =>
    Object.assign(row, {
      createdAtMs: createdAt.getTime(),
      kind: row.kind as ModelSnapshot['kind'],
      state: row.state as ModelSnapshot['state'],
      abilities: row.abilities as ModelSnapshot['abilities'],
      dataClass: row.dataClass as ModelSnapshot['dataClass'],
    }),
  );
}

async function loadPrices(tx: TenantTransaction): Promise<readonly ModelPriceSnapshot[]> {
  const rows = await tx.modelPrice.findMany({
    orderBy: [{ modelId: 'asc' }, { effectiveFrom: 'asc' }],
    omit: { organisationId: true, source: true, createdAt: true },
  });
  return rows.map(({ effectiveFrom, classes, ...row }) =>
    Object.assign(row, { effectiveFromMs: effectiveFrom.getTime(), classes: readClassPrices(classes) }),
  );
}

async function loadIntent(tx: TenantTransaction): Promise<IntentSnapshot> {
  const version = await findIntentModel(tx, undefined);
  return { model: version?.model ?? null, rules: (await findIntentRules(tx)).rules };
}

const loopsKeptDays = 30;
const loopsMax = 2_000;

async function loadLoops(tx: TenantTransaction): Promise<LoopSnapshot> {
  const findings = await listLoopsInForce(tx, loopsKeptDays, loopsMax);
  return {
    policies: await listLoopPolicies(tx),
    findings: findings.map(({ since, at, clearedAt, ...finding }) => ({
      ...finding,
      sinceMs: since.getTime(),
      atMs: at.getTime(),
      isCleared: clearedAt !== null,
    })),
  };
}

async function loadBudgets(tx: TenantTransaction): Promise<readonly BudgetSnapshot[]> {
  const rows = await listBudgets(tx);
  const ids = rows.map(({ id }) => id);
  const increases = rows.length === 0 ? [] : await listBudgetIncreases(tx, ids, new Date());
  const byBudget = Map.groupBy(
    increases.filter(({ revokedAt }) => revokedAt === null),
    ({ budgetId }) => budgetId,
  );
  return rows.map(
    ({ version: _version, archivedAt: _archivedAt, createdAt: _createdAt, updatedAt: _updatedAt, ...row }) => ({
      ...row,
      increases: (byBudget.get(row.id) ?? []).map(({ amount, fromAt, untilAt }) => ({
        amount,
        fromMs: fromAt.getTime(),
        untilMs: untilAt.getTime(),
      })),
    }),
  );
}

async function loadMarket(tx: TenantTransaction): Promise<MarketSnapshot> {
  return {
    terms: (await findMarketSetting(tx)) ?? null,
    bids: await listMarketBids(tx),
    offers: await listMarketOffers(tx),
  };
}

/**
 * Reads an organisation's configuration as of one instant; undefined when there is no such organisation. An agent key
 * that was revoked is included: only then can a call with it be refused by name.
 */
export function loadOrganisationSnapshot(
  database: Database,
  organisationId: string,
): Promise<OrganisationSnapshot | undefined> {
  return database.withTenant(
    organisationId,
    async (tx) => {
      const organisation = await tx.organisation.findUnique({
        where: { id: organisationId },
        select: {
          ...named,
          payloadRetentionDays: true,
          reuseTtlSeconds: true,
          reuseMemoryMib: true,
          energyZone: true,
          energyNanoUsdPerKwh: true,
          carbonNanoUsdPerTonne: true,
        },
      });
      if (organisation === null) return undefined;
      return {
        organisation,
        departments: await tx.department.findMany({ ...byId, select: named }),
        teams: await tx.team.findMany({ ...byId, select: { ...named, departmentId: true } }),
        agents: await loadAgents(tx),
        keys: await loadKeys(tx),
        providers: await loadProviders(tx),
        pools: await loadPools(tx),
        models: await loadModels(tx),
        prices: await loadPrices(tx),
        energies: await listModelEnergies(tx),
        carbonIntensities: await listCarbonIntensities(tx),
        intent: await loadIntent(tx),
        loops: await loadLoops(tx),
        budgets: await loadBudgets(tx),
        routes: (await listRoutes(tx)).map(({ id, name, version, definition }) => ({ id, name, version, definition })),
        qualities: (await listModelQualities(tx)).map(({ modelId, workClass, score }) => ({
          modelId,
          workClass,
          score,
        })),
        market: await loadMarket(tx),
        toolLimits: (await findToolLimits(tx)).limits,
        energy: { devices: await listActiveDevices(tx), powerCaps: await listPowerCapsToCome(tx, new Date()) },
      };
    },
    { oneInstant: true },
  );
}
