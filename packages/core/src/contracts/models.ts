import { z } from 'zod';
import { providerProtocols, standardPatience } from '../choices/index.ts';
import { classPrices } from './class-prices.ts';
import { dataClass, modelAbility, region } from './routes.ts';
import { displayName, epochMs, idOf, nanoUsdText, slug } from './scalars.ts';

export const providerProtocol = z.enum(providerProtocols);

/** A slot is held while a provider is waited for, and between two attempts. */
const providerLimits = { timeoutMs: { least: 1_000, most: 3_600_000 }, retries: 10 } as const;

export const modelPrice = z.object({
  effectiveFrom: epochMs,
  inputNanoUsdPerMillion: nanoUsdText,
  cachedInputNanoUsdPerMillion: nanoUsdText.nullable(),
  cacheWriteNanoUsdPerMillion: nanoUsdText.nullable(),
  outputNanoUsdPerMillion: nanoUsdText,
  /** Null: every class of tokens is charged as its like. */
  classes: classPrices.nullable(),
  source: z.string(),
});

export const model = z.object({
  id: z.string(),
  name: z.string(),
  upstreamName: z.string(),
  kind: z.enum(['chat', 'embedding']),
  state: z.enum(['active', 'disabled']),
  contextWindow: z.number().int().nullable(),
  /** What it takes or does beside text. */
  abilities: z.array(modelAbility),
  /** Where it runs; null: nobody has said. */
  region: z.string().nullable(),
  /** The most sensitive data that it may see. Routes keep to it. */
  dataClass,
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
  /**
   * Writes on at the end of a last message of the assistant (`continue_final_message`): its streams may be interrupted
   * for critical calls and go on.
   */
  continuesText: z.boolean(),
  /** The longest wait for the first byte of an answer, and between two. */
  timeoutMs: z.number().int(),
  /** How often a call is sent again that cannot have been worked on. */
  maxRetries: z.number().int(),
  state: z.enum(['active', 'disabled']),
  modelCount: z.number().int(),
  /** How the last test went; null when nobody has tested it. */
  lastTest: z
    .object({
      at: epochMs,
      latencyMs: z.number().int().nullable(),
      /** What a person should do; null when it answered. */
      problem: z.string().nullable(),
    })
    .nullable(),
});

const baseUrl = z.url('Give a whole address, beginning with https:// or http://.');
const timeoutWords = 'Give 1 to 3,600 seconds.';
const timeoutMs = z
  .number(timeoutWords)
  .int(timeoutWords)
  .min(providerLimits.timeoutMs.least, timeoutWords)
  .max(providerLimits.timeoutMs.most, timeoutWords);
const retriesWords = 'Give a whole number from 0 to 10.';
const maxRetries = z
  .number(retriesWords)
  .int(retriesWords)
  .min(0, retriesWords)
  .max(providerLimits.retries, retriesWords);
const apiKey = z.string().trim().min(1, 'Give the key.').max(4096, 'Use at most 4,096 characters.').nullable();
export const createProviderInput = z.object({
  slug,
  name: displayName,
  protocol: providerProtocol,
  baseUrl,
  apiKey: apiKey.default(null),
  timeoutMs: timeoutMs.default(standardPatience.timeoutMs),
  maxRetries: maxRetries.default(standardPatience.maxRetries),
});
export const providerInput = z.object({ providerId: idOf('prv') });
export const setProviderStateInput = providerInput.extend({
  state: z.enum(['active', 'disabled']),
});
/** What is left out stays as it is. */
export const updateProviderInput = providerInput.extend({
  name: displayName.optional(),
  protocol: providerProtocol.optional(),
  baseUrl: baseUrl.optional(),
  continuesText: z.boolean().optional(),
  timeoutMs: timeoutMs.optional(),
  maxRetries: maxRetries.optional(),
});
/** Null takes the key away: the provider is then called without one. */
export const replaceProviderKeyInput = providerInput.extend({ apiKey });
export const providerActivity = z.array(
  z.object({
    providerId: z.string(),
    /** The last call of the last 24 hours that the provider could not answer. */
    lastError: z.object({
      callId: z.string(),
      at: epochMs,
      code: z.string().nullable(),
      detail: z.string().nullable(),
    }),
  }),
);
export const testProviderResult = z.object({
  reachable: z.boolean(),
  latencyMs: z.number().nullable(),
  models: z.array(z.string()),
  /** What a person should do when it is not reachable. */
  problem: z.string().nullable(),
});
const modelName = z.string().trim().min(1, 'Give a name.').max(200, 'Use at most 200 characters.');
const slots = z
  .number('Give a whole number from 1 to 100,000.')
  .int('Give a whole number from 1 to 100,000.')
  .min(1, 'Give a whole number from 1 to 100,000.')
  .max(100_000, 'Give a whole number from 1 to 100,000.');
const contextWindow = z
  .number('Give a whole number above 0, or leave it empty.')
  .int('Give a whole number above 0, or leave it empty.')
  .positive('Give a whole number above 0, or leave it empty.')
  .max(1_000_000_000, 'Give at most 1,000,000,000.')
  .nullable();
export const createModelInput = z.object({
  providerId: idOf('prv'),
  name: modelName,
  upstreamName: modelName,
  kind: z.enum(['chat', 'embedding']).default('chat'),
  contextWindow: contextWindow.default(null),
  slots: slots.default(64),
});
export const modelInput = z.object({ modelId: idOf('mdl') });
/** What is left out stays as it is. `slots` are those of the pool that the model is in afterwards. */
export const updateModelInput = modelInput.extend({
  state: z.enum(['active', 'disabled']).optional(),
  contextWindow: contextWindow.optional(),
  abilities: z.array(modelAbility).optional(),
  region: region.nullable().optional(),
  dataClass: dataClass.optional(),
  poolId: idOf('pol').optional(),
  slots: slots.optional(),
});
/** Slots that calls wait for, and the models that share them. */
export const pool = z.object({
  id: z.string(),
  slug: z.string(),
  slots: z.number().int(),
  models: z.array(z.string()),
});
export const modelActivityInput = z.object({ dayStart: epochMs.optional() }).default({});
/** How a model does. Models without a call in the last 24 hours and today are left out. */
export const modelActivity = z.array(
  z.object({
    modelId: z.string(),
    callsToday: z.number().int(),
    /** Null when no call of today has a known cost. */
    costTodayNanoUsd: nanoUsdText.nullable(),
    callsWithoutCostToday: z.number().int(),
    /** Calls of the last 24 hours that reached the model and ended: what the figures below are over. */
    endedLastDay: z.number().int(),
    failedLastDay: z.number().int(),
    firstByteP50Us: z.number().int().nullable(),
    firstByteP95Us: z.number().int().nullable(),
  }),
);
export const setModelPriceInput = z.object({
  modelId: idOf('mdl'),
  /** From when it counts; null: from now. Never in the past, where calls have been charged already. */
  effectiveFrom: epochMs.nullable().default(null),
  inputNanoUsdPerMillion: nanoUsdText,
  cachedInputNanoUsdPerMillion: nanoUsdText.nullable().default(null),
  cacheWriteNanoUsdPerMillion: nanoUsdText.nullable().default(null),
  outputNanoUsdPerMillion: nanoUsdText,
  classes: classPrices.nullable().default(null),
  source: z.string().trim().min(1, 'Say where the price comes from.').max(300),
});
