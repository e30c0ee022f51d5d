import { firstRunStatus } from '@agent-os/core/contracts';
import { serviceProcedure } from '../procedures/index.ts';

export const getFirstRunStatus = serviceProcedure.output(firstRunStatus).query(() => {
  throw new Error('unfinished');
});
