import { intentVersion } from '@agent-os/core/contracts';
import { listIntentVersions as listRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { intentVersionWire } from './require-intent-version.ts';

/** What was trained, the newest first. */
export const listIntentVersions = organisationProcedure('scheduler:read')
  .output(intentVersion.array())
  .query(({ ctx }) => ctx.read(async (tx) => (await listRows(tx)).map(intentVersionWire)));
