import { organisationKey } from '@agent-os/core/contracts';
import { listOrganisationKeys as listRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { keyWire } from './key-wire.ts';

/** All keys of the organisation, the newest first, revoked ones included. */
export const listOrganisationKeys = organisationProcedure('keys:read')
  .output(organisationKey.array())
  .query(async ({ ctx }) => {
    const rows = await ctx.read((tx) => listRows(tx));
    return rows.map((row) => ({ ...keyWire(row), agent: row.agent, createdBy: row.createdBy }));
  });
