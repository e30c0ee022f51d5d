import { listCallsInput, listCallsResult } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

export const listCalls = organisationProcedure('calls:read')
  .input(listCallsInput)
  .output(listCallsResult)
  .query(() => {
    throw new Error('unfinished');
  });
