import { randomBytes } from 'node:crypto';
import { newId, type TenantTransaction } from '@agent-os/db';
import { sealSecret } from '../secrets/index.ts';
import type { UpstreamModel } from './list-upstream-models.ts';
import { listedPrice } from './price-list.ts';
import type { UpstreamSettings } from './seed-configuration.ts';

const nonceBytes = 12;

export interface ProviderFacts {
  readonly upstream: UpstreamSettings;
  readonly models: readonly UpstreamModel[];
  /** 32 bytes; seals the provider's key. */
  readonly masterKey: Uint8Array;
}

/** Registers the provider that an installation begins with, or brings its address, key and new models up to date. */
export async function putProvider(
  tx: TenantTransaction,
  organisationId: string,
  { upstream, models, masterKey }: ProviderFacts,
  nowMs: number,
): Promise<void> {
  const known = await tx.provider.findFirst({ where: { slug: upstream.slug }, select: { id: true } });
  const providerId = known?.id ?? newId('prv', nowMs);
  const { slug, name, protocol, baseUrl, simulated, apiKey } = upstream;
  const current = {
    baseUrl,
    apiKeySealed:
      apiKey === null
        ? null
        : new Uint8Array(sealSecret(apiKey, { organisationId, providerId }, masterKey, randomBytes(nonceBytes))),
    apiKeyLastFour: apiKey === null ? null : apiKey.slice(-4),
  };
  if (known === null) {
    await tx.provider.create({
      data: { ...current, id: providerId, organisationId, slug, name, protocol, simulated, continuesText: simulated },
    });
  } else {
    await tx.provider.update({ where: { id: providerId }, data: current });
  }
  const registered = new Set((await tx.model.findMany({ select: { name: true } })).map((model) => model.name));
  for (const model of models) {
    if (!registered.has(model.name)) await registerModel(tx, organisationId, providerId, model, nowMs);
  }
}

async function registerModel(
  tx: TenantTransaction,
  organisationId: string,
  providerId: string,
  model: UpstreamModel,
  nowMs: number,
): Promise<void> {
  const poolId = newId('pol', nowMs);
  const modelId = newId('mdl', nowMs);
  await tx.pool.create({ data: { id: poolId, organisationId, slug: slugOf(model.name), slots: model.slots } });
  const { name, kind, contextWindow } = model;
  await tx.model.create({
    data: { id: modelId, organisationId, providerId, poolId, name, upstreamName: name, kind, contextWindow },
  });
  const price = listedPrice(name);
  if (price !== undefined) {
    await tx.modelPrice.create({ data: { id: newId('prc', nowMs), organisationId, modelId, ...price } });
  }
}

function slugOf(modelName: string): string {
  return modelName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64);
}
