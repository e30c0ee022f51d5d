import { z } from 'zod';
import { carbonZone } from './energy-calls.ts';
import { displayName, nanoUsdText } from './scalars.ts';

/** Days for which the messages of calls are kept; 0: none are kept, and those there are go. */
const payloadRetentionDays = z
  .number()
  .int('Give whole days.')
  .min(0, 'Give 0 or more days.')
  .max(3650, 'Give at most 3,650 days.');

/** For how long an answer may serve later calls that are the same, for agents that allow it; 0: for none. */
const reuseTtlSeconds = z
  .number()
  .int('Give whole seconds.')
  .min(0, 'Give 0 or more seconds.')
  .max(86_400, 'Give at most 86,400 seconds, a day.');
/** Memory of each kernel that such answers may take. */
const reuseMemoryMib = z
  .number()
  .int('Give whole MiB.')
  .min(1, 'Give at least 1 MiB.')
  .max(1024, 'Give at most 1,024 MiB.');

/** What an organisation decides for all its calls. */
export const organisationSettings = z.object({
  payloadRetentionDays,
  reuseTtlSeconds,
  reuseMemoryMib,
  /** Where models run that do not say so. */
  energyZone: carbonZone,
  /** What a kilowatt-hour costs, for models that run at home; null: energy is in the prices of calls. */
  energyNanoUsdPerKwh: nanoUsdText
    .regex(/^\d{1,13}$/, 'Give a price from 0 to 1,000 USD for a kilowatt-hour.')
    .nullable(),
  /** What a tonne of CO₂e counts for in the market's supply; null: emissions cost nothing there. */
  carbonNanoUsdPerTonne: nanoUsdText
    .regex(/^(\d{1,13}|10000000000000)$/, 'Give a price from 0 to 10,000 USD for a tonne of CO₂e.')
    .nullable(),
});

/** What is not given stays as it is. */
export const updateSettingsInput = organisationSettings.partial();

/** The name that people read; the slug, by which addresses and programs know the organisation, stays. */
export const renameOrganisationInput = z.object({ name: displayName });
