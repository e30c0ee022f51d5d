import { z } from 'zod';
import { displayName } from './scalars.ts';

/** Days for which the messages of calls are kept; 0: none are kept, and those there are go. */
const payloadRetentionDays = z
  .number()
  .int('Give whole days.')
  .min(0, 'Give 0 or more days.')
  .max(3650, 'Give at most 3,650 days.');

/** What an organisation decides for all its calls. */
export const organisationSettings = z.object({ payloadRetentionDays });

/** What is not given stays as it is. */
export const updateSettingsInput = organisationSettings.partial();

/** The name that people read; the slug, by which addresses and programs know the organisation, stays. */
export const renameOrganisationInput = z.object({ name: displayName });
