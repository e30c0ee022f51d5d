import { reportPeople } from '@agent-os/core/contracts';
import { findMailAudience } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';

/** Members to choose recipients from. */
export const listReportPeople = organisationProcedure('finance:write')
  .output(reportPeople)
  .query(async ({ ctx }) => {
    const { members } = await ctx.read((tx) => findMailAudience(tx, ctx.caller.organisationId));
    return members.map(({ name, email }) => ({ name, email }));
  });
