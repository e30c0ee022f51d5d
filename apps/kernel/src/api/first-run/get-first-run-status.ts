import { firstRunStatus } from '@agent-os/core/contracts';
import { serviceProcedure } from '../procedures/index.ts';

export const getFirstRunStatus = serviceProcedure.output(firstRunStatus).query(async ({ ctx }) => {
  const organisations = await ctx.dependencies.database.lookups.countOrganisations();
  return { needsOwner: organisations === 0 };
});
