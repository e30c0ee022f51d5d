import { viewer } from '@agent-os/core/contracts';
import { signedInProcedure } from '../procedures/index.ts';

export const getViewer = signedInProcedure.output(viewer).query(() => {
  throw new Error('unfinished');
});
