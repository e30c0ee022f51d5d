import type { OrganisationSnapshot } from '@agent-os/db';
import { answerLabel } from './answer-label.ts';
import { budgetsOf } from './budgets-of.ts';
import { poolOf } from './pool-of.ts';
import type { Caller, DirectoryAgent, DirectoryModel, DirectoryPool, DirectoryProvider } from './directory-entries.ts';
import { energyOf } from './energy-of.ts';
import { intentOf } from './intent-of.ts';
import { loopsOf } from './loops-of.ts';
import { marketOf } from './market-of.ts';
import { routesOf } from './routes-of.ts';
import { toolLimitsOf } from './tool-limits-of.ts';
import type { LoadedOrganisation } from './organisation-directory.ts';

const mebibyte = 1024 * 1024;

/** Opens a provider's sealed key. Throws when the installation's master key is not the one that sealed it. */
export type OpenProviderKey = (organisationId: string, providerId: string, sealed: Uint8Array) => string;

/** Turns rows into what the hot path looks up. Keys that are revoked are left out: they are unknown from now on. */
export function buildOrganisation(snapshot: OrganisationSnapshot, openKey: OpenProviderKey): LoadedOrganisation {
  const organisationId = snapshot.organisation.id;
  const departments = new Map(snapshot.departments.map(({ id, name }) => [id, { id, name }]));
  const poolsById = new Map<string, DirectoryPool>(
    snapshot.pools.map((pool) => [pool.id, poolOf(pool, organisationId)]),
  );
  const providers = new Map<string, DirectoryProvider>(
    snapshot.providers.map(({ apiKeySealed, ...provider }) => [
      provider.id,
      { ...provider, apiKey: apiKeySealed === null ? null : openKey(organisationId, provider.id, apiKeySealed) },
    ]),
  );
  const modelsByName = new Map<string, DirectoryModel>();
  const energyTermsOf = energyOf(snapshot);
  for (const row of snapshot.models) {
    const { providerId, poolId, ...model } = row;
    const provider = providers.get(providerId);
    const pool = poolsById.get(poolId);
    if (provider === undefined || pool === undefined) continue;
    const prices = snapshot.prices.filter((price) => price.modelId === model.id);
    const qualities = new Map(
      snapshot.qualities
        .filter(({ modelId }) => modelId === model.id)
        .map(({ workClass, score }) => [workClass, score]),
    );
    const energy = energyTermsOf(row, provider.simulated);
    modelsByName.set(model.name, {
      ...model,
      answerLabel: answerLabel(model.name, provider),
      provider,
      pool,
      prices,
      energy,
      qualities,
    });
  }
  const budgets = budgetsOf(snapshot);
  const userBudgets = budgets.filter(({ scopeKind }) => scopeKind === 'user');
  const loops = loopsOf(snapshot.loops, new Map(snapshot.agents.map((agent) => [agent.id, agent])));
  const agents = new Map<string, DirectoryAgent>();
  for (const { departmentId, ...agent } of snapshot.agents) {
    const department = departments.get(departmentId) ?? { id: departmentId, name: '' };
    const mayReuse = agent.shareIdenticalCalls || (agent.reuseAnswers && snapshot.organisation.reuseTtlSeconds > 0);
    const loopPolicy = loops.policyOf(agent.id);
    const countsUsers = userBudgets.some(({ scopeId }) => scopeId === null || scopeId === agent.id);
    agents.set(agent.id, { ...agent, department, mayReuse, loopPolicy, countsUsers });
  }
  const { payloadRetentionDays, reuseTtlSeconds, reuseMemoryMib } = snapshot.organisation;
  const reuse = { ttlMs: reuseTtlSeconds * 1_000, bytesMax: reuseMemoryMib * mebibyte };
  const intent = intentOf(snapshot.intent);
  const routesByName = routesOf(snapshot.routes, modelsByName);
  const organisation = {
    id: organisationId,
    payloadRetentionDays,
    reuse,
    modelsByName,
    routesByName,
    poolsById,
    intent,
    loops,
    budgets,
    limitsCalls: budgets.some(({ action }) => action !== 'notify'),
    market: marketOf(snapshot),
    toolLimits: toolLimitsOf(snapshot.toolLimits),
    energy: snapshot.energy,
  };
  const callersByKeyHash = new Map<string, Caller>();
  for (const key of snapshot.keys) {
    const agent = agents.get(key.agentId);
    if (key.revokedAtMs !== null || agent === undefined) continue;
    callersByKeyHash.set(key.keyHashHex, {
      organisation,
      agent,
      keyId: key.id,
      keyLastFour: key.lastFour,
      keyExpiresAtMs: key.expiresAtMs,
    });
  }
  return { organisation, callersByKeyHash };
}
