import { callFilter, callTotals } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const getCallTotals = organisationProcedure('calls:read')
  .input(callFilter)
  .output(callTotals)
  .query(() => {
    throw new Error('unfinished');
  });
