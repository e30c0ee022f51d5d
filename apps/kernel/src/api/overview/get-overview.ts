import { overview, overviewInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const getOverview = organisationProcedure('overview:read')
  .input(overviewInput)
  .output(overview)
  .query(() => {
    throw new Error('unfinished');
  });
