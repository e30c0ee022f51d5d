import { sessionsEnded } from '@agent-os/core/contracts';
import { signedInProcedure } from '../procedures/index.ts';

export const signOutEverywhere = signedInProcedure.output(sessionsEnded).mutation(() => {
  throw new Error('unfinished');
});
