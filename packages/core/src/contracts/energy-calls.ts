import { z } from 'zod';
import { energyBases, energyTiers } from '../energy/index.ts';
import { checkPeriod, periodDays, spendKind } from './finance.ts';
import { epochMs, idOf } from './scalars.ts';

/** Whole millijoules, or micrograms of CO₂e, in decimal digits: JSON has no 64-bit integers. */
const amountText = z.string().regex(/^\d{1,20}$/);

/** `WORLD`, or a country. */
export const carbonZone = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^(WORLD|[A-Z]{2})$/, 'Give WORLD, or a country by its two letters, such as DE.');
export const energyBasis = z.enum(energyBases);
export const energyTier = z.enum(energyTiers);

/** What a call took. */
export const callEnergy = z.object({
  lowMillijoules: z.number().int(),
  millijoules: z.number().int(),
  highMillijoules: z.number().int(),
  /** Null where nothing was used. */
  basis: energyBasis.nullable(),
  tier: energyTier.nullable(),
  /** Where the figure comes from; null when it is one that this release does not have. */
  source: z.string().nullable(),
  /** CO₂e by the grid of the zone, and by contract; never set off against each other. */
  zone: z.string().nullable(),
  locationMicrograms: z.number().int(),
  marketMicrograms: z.number().int(),
});

/** Joules per million tokens. */
const jouleText = 'Give joules for a token, such as 0.42, with at most 6 decimals.';
const joules = z.number(jouleText).int(jouleText);
const range = z.object({ low: joules, high: joules });
const source = z.string().trim().min(1, 'Say where the figure comes from.').max(300, 'Use at most 300 characters.');

export const energyFigure = z.object({
  /** Null: built in, for when nobody has entered one. */
  id: z.string().nullable(),
  effectiveFrom: epochMs.nullable(),
  input: range,
  output: range,
  basis: energyBasis,
  tier: energyTier,
  source: z.string(),
});
/** Those to come, then the one in force, then those of the past; the built-in one last. */
export const energyFigures = z.object({ simulated: z.boolean(), figures: z.array(energyFigure) });
export const energyFiguresInput = z.object({ modelId: idOf('mdl') });
export const setEnergyFigureInput = energyFiguresInput.extend({
  /** Null: from now on. Never in the past, where calls have been reckoned already. */
  effectiveFrom: epochMs.nullable().default(null),
  input: range,
  output: range,
  basis: energyBasis,
  tier: energyTier,
  source,
});

const gramsPerKilowattHour = z
  .number('Give whole grams.')
  .int('Give whole grams.')
  .min(0, 'Give 0 or more grams.')
  .max(2_000, 'Give at most 2,000 grams for a kilowatt-hour.');
export const carbonIntensity = z.object({
  zone: carbonZone,
  effectiveFrom: epochMs,
  locationGramsPerKilowattHour: gramsPerKilowattHour,
  /** By contract; null: nothing is claimed, and the grid counts. */
  marketGramsPerKilowattHour: gramsPerKilowattHour.nullable(),
  source: z.string(),
});
/** What was entered, by zone and the latest first, and what is built in. */
export const carbonIntensities = z.object({
  entered: z.array(carbonIntensity),
  published: z.array(carbonIntensity),
});
export const setCarbonIntensityInput = carbonIntensity.extend({
  effectiveFrom: epochMs.nullable().default(null),
  source,
});

export const energyOfOwnersInput = periodDays
  .extend({
    by: z.enum(['agent', 'department', 'team', 'model', 'day']),
    spend: spendKind.default('real'),
    cursor: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(400).default(50),
  })
  .superRefine(checkPeriod);

/** Sums of calls; energy that no meter saw is part of the centre and told apart from what was metered. */
export const energyOfOwner = z.object({
  /** Empty: of none, such as calls that ended before a model was found. A day: 2026-11-18. */
  id: z.string(),
  name: z.string(),
  slug: z.string().nullable(),
  calls: z.number().int(),
  callsWithoutEnergy: z.number().int(),
  /** Read and written. */
  tokens: z.number().int(),
  lowMillijoules: amountText,
  millijoules: amountText,
  highMillijoules: amountText,
  estimatedMillijoules: amountText,
  locationMicrograms: amountText,
  marketMicrograms: amountText,
  /** Outcomes of its tasks that were accepted, and what the calls of its tasks took for each; null: not by this owner. */
  acceptedTasks: z.number().int().nullable(),
  millijoulesPerAcceptedTask: amountText.nullable(),
});
export const energyOfOwners = periodDays.extend({
  spend: spendKind,
  rows: z.array(energyOfOwner),
  /** How many there are on all pages. */
  count: z.number().int(),
  nextCursor: z.number().int().nullable(),
  total: energyOfOwner,
  /** Power usage effectiveness between which estimates are, hosts and idle machines included. */
  estimatedPue: z.object({ low: z.number(), high: z.number() }),
});
