import { z } from 'zod';
import { callProtocols, dataClasses, modelAbilities, routeExclusions, routeStrategies } from '../choices/index.ts';
import { epochMs, idOf, nanoUsdText, slug } from './scalars.ts';

const candidatesMax = 20;
const reasonCharactersMax = 300;

export const dataClass = z.enum(dataClasses);
export const modelAbility = z.enum(modelAbilities);
export const region = z.string().trim().toLowerCase().min(1, 'Give a region.').max(40, 'Use at most 40 characters.');

const score = z
  .number('Give a whole number from 0 to 100.')
  .int('Give a whole number from 0 to 100.')
  .min(0, 'Give a whole number from 0 to 100.')
  .max(100, 'Give a whole number from 0 to 100.');

/** What agents ask for, in place of a model's name; no model of the organisation has it. */
export const routeName = z
  .string()
  .trim()
  .min(1, 'Give a name.')
  .max(64, 'Use at most 64 characters.')
  .regex(/^[\w.:/-]+$/, 'Use letters, digits and . _ : / - only.');

export const routeRequirements = z.object({
  minQuality: score.nullable(),
  maxFirstByteP95Ms: z
    .number('Give a whole number of milliseconds, or leave it empty.')
    .int('Give a whole number of milliseconds, or leave it empty.')
    .positive('Give a whole number of milliseconds, or leave it empty.')
    .max(600_000, 'Give at most 600,000 ms.')
    .nullable(),
  /** Empty: anywhere. */
  regions: z.array(region).max(20, 'Name at most 20 regions.'),
  /** The most sensitive data that the calls carry. */
  dataClass,
  abilities: z.array(modelAbility),
});

export const routeDefinition = z.object({
  description: z.string().trim().max(500, 'Use at most 500 characters.'),
  /** Quality is known by class of work. */
  workClass: slug,
  strategy: z.enum(routeStrategies),
  state: z.enum(['active', 'disabled']),
  requirements: routeRequirements,
  /** Ids of models, in order; empty: every model that meets the requirements. */
  candidates: z
    .array(idOf('mdl'))
    .max(candidatesMax, `Name at most ${candidatesMax} models.`)
    .refine((ids) => new Set(ids).size === ids.length, 'Name each model once.'),
});

/** A route as one of its versions defines it. */
export const route = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number().int(),
  definition: routeDefinition,
  setAt: epochMs,
  setBy: z.object({ kind: z.enum(['person', 'token', 'system']), id: z.string(), name: z.string().nullable() }),
  reason: z.string().nullable(),
});

const reason = z
  .string()
  .trim()
  .min(1, 'Say why, for whoever asks later.')
  .max(reasonCharactersMax, `Use at most ${reasonCharactersMax} characters.`);

export const routeInput = z.object({ routeId: idOf('rte') });
export const createRouteInput = z.object({ name: routeName, definition: routeDefinition, reason });
export const setRouteInput = routeInput.extend({
  /** Of the route that was seen; a change by somebody else in between is refused as `conflict`. */
  expectedVersion: z.number().int().min(1),
  definition: routeDefinition,
  reason,
});

/** Figures of the calls that asked for a route, by their arrival. Sums are over ended calls and say over how many. */
export const routeSavingsInput = z.object({ from: epochMs, to: epochMs });
export const routeSavings = z.array(
  z.object({
    routeId: z.string(),
    calls: z.number().int(),
    /** Calls whose cost is known. */
    withCost: z.number().int(),
    costNanoUsd: nanoUsdText,
    /** The same tokens at the candidate named first, less the cost; over the calls where both are known. */
    savedVsFirstNanoUsd: nanoUsdText,
    comparedWithFirst: z.number().int(),
    /** And at the dearest candidate that could have been asked. */
    savedVsDearestNanoUsd: nanoUsdText,
    comparedWithDearest: z.number().int(),
    /** Calls that another model answered than the one that was to be asked first. */
    fellBack: z.number().int(),
    /** Calls of simulated models among them. */
    simulated: z.number().int(),
  }),
);

const modelRef = z.object({ id: z.string(), name: z.string() });
const leftOut = z.object({ model: modelRef, reason: z.enum(routeExclusions), detail: z.string() });

/** What a route would choose now for a call like this one. Nothing is called. */
export const explainRouteInput = z.object({
  definition: routeDefinition,
  protocol: z.enum(callProtocols).default('openai.chat'),
  inputTokens: z.number().int().min(0).max(100_000_000),
  outputTokens: z.number().int().min(0).max(100_000_000),
});
export const routeExplanation = z.object({
  planned: z.array(
    z.object({
      model: modelRef,
      provider: z.string(),
      simulated: z.boolean(),
      quality: z.number().nullable(),
      /** Null: no price is known. */
      expectedNanoUsd: nanoUsdText.nullable(),
      expectedMs: z.number().nullable(),
      firstByteP95Ms: z.number().nullable(),
      tokensPerSecond: z.number().nullable(),
      region: z.string().nullable(),
      dataClass,
    }),
  ),
  leftOut: z.array(leftOut),
});

/** How a call that asked for a route came by its model, as it is written with the call. */
export const routeRecord = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number().int(),
  strategy: z.enum(routeStrategies),
  /** Whom to ask in which order, at most eight of `candidates`. */
  planned: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      expectedNanoUsd: nanoUsdText.nullable(),
      expectedMs: z.number().nullable(),
      quality: z.number().nullable(),
    }),
  ),
  candidates: z.number().int(),
  leftOut: z.array(z.object({ id: z.string(), name: z.string(), reason: z.enum(routeExclusions), detail: z.string() })),
  leftOutCount: z.number().int(),
  /** Models that were asked and did no work, with what they said. */
  fallbacks: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      because: z.string(),
      /** The market's round in which the call's agent had been outbid there, so that it went on; absent: the model did no work. */
      round: z.number().int().optional(),
    }),
  ),
  /** The model that the call was at when it ended; null when none was asked. */
  answeredBy: modelRef.nullable(),
  /** The call's tokens at the candidate named first, and at the dearest; null when not known. */
  firstNanoUsd: nanoUsdText.nullable(),
  dearestNanoUsd: nanoUsdText.nullable(),
});

/** Whether calls go to a provider, as this kernel sees it. */
export const providerBreaker = z.object({
  providerId: z.string(),
  state: z.enum(['closed', 'open', 'probing']),
  /** When one call may try again; null unless open. */
  tryAt: epochMs.nullable(),
});
export const providerBreakers = z.array(providerBreaker);

/** How well a model does a class of work. */
export const modelQuality = z.object({
  id: z.string(),
  modelId: z.string(),
  workClass: z.string(),
  score: z.number().int(),
  /** Which evaluation, or whose judgement. */
  source: z.string(),
  sampleSize: z.number().int().nullable(),
  measuredAt: epochMs,
  enteredAt: epochMs,
  enteredBy: z.object({ kind: z.enum(['person', 'token', 'system']), id: z.string(), name: z.string().nullable() }),
});
export const setModelQualityInput = z.object({
  modelId: idOf('mdl'),
  workClass: slug,
  score,
  source: z.string().trim().min(1, 'Say where the score comes from.').max(300, 'Use at most 300 characters.'),
  sampleSize: z
    .number('Give a whole number above 0, or leave it empty.')
    .int('Give a whole number above 0, or leave it empty.')
    .positive('Give a whole number above 0, or leave it empty.')
    .max(1_000_000_000)
    .nullable(),
  /** Null: now. Never in the future. */
  measuredAt: epochMs.nullable().default(null),
});
