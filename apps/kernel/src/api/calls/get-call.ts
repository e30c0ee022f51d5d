import { callDetail, callInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const getCall = organisationProcedure('calls:read')
  .input(callInput)
  .output(callDetail)
  .query(() => {
    throw new Error('unfinished');
  });
