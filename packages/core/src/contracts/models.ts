import { z } from 'zod';
import { displayName, epochMs, idOf, nanoUsdText, slug } from './scalars.ts';

/** The wire protocols an endpoint speaks; many self-hosted servers speak both. */
export const providerProtocol = z.enum(['openai', 'anthropic', 'both']);

export const modelPrice = z.object({
  effectiveFrom: epochMs,
  inputNanoUsdPerMillion: nanoUsdText,
  cachedInputNanoUsdPerMillion: nanoUsdText.nullable(),
  cacheWriteNanoUsdPerMillion: nanoUsdText.nullable(),
  outputNanoUsdPerMillion: nanoUsdText,
  source: z.string(),
});

export const model = z.object({
  id: z.string(),
  name: z.string(),
  upstreamName: z.string(),
  kind: z.enum(['chat', 'embedding']),
  state: z.enum(['active', 'disabled']),
  contextWindow: z.number().int().nullable(),
  provider: z.object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    simulated: z.boolean(),
  }),
  pool: z.object({ id: z.string(), slug: z.string(), slots: z.number().int() }),
  /** The price in force now; null: calls of this model have unknown cost. */
  price: modelPrice.nullable(),
});

export const provider = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  protocol: providerProtocol,
  baseUrl: z.string(),
  apiKeyLastFour: z.string().nullable(),
  simulated: z.boolean(),
  state: z.enum(['active', 'disabled']),
  modelCount: z.number().int(),
});

export const createProviderInput = z.object({
  slug,
  name: displayName,
  protocol: providerProtocol,
  baseUrl: z.url(),
  apiKey: z.string().min(1).max(4096).nullable().default(null),
});
export const providerInput = z.object({ providerId: idOf('prv') });
export const setProviderStateInput = providerInput.extend({
  state: z.enum(['active', 'disabled']),
});
export const testProviderResult = z.object({
  reachable: z.boolean(),
  latencyMs: z.number().nullable(),
  models: z.array(z.string()),
  /** What a person should do when it is not reachable. */
  problem: z.string().nullable(),
});
export const createModelInput = z.object({
  providerId: idOf('prv'),
  name: z.string().min(1).max(200),
  upstreamName: z.string().min(1).max(200),
  kind: z.enum(['chat', 'embedding']).default('chat'),
  contextWindow: z.number().int().positive().nullable().default(null),
  slots: z.number().int().min(1).max(100_000).default(64),
});
export const setModelPriceInput = z.object({
  modelId: idOf('mdl'),
  effectiveFrom: epochMs,
  inputNanoUsdPerMillion: nanoUsdText,
  cachedInputNanoUsdPerMillion: nanoUsdText.nullable().default(null),
  cacheWriteNanoUsdPerMillion: nanoUsdText.nullable().default(null),
  outputNanoUsdPerMillion: nanoUsdText,
  source: z.string().trim().min(1, 'Say where the price comes from.').max(300),
});
