import { done } from '@agent-os/core/contracts';
import { signedInProcedure } from '../procedures/index.ts';

export const signOut = signedInProcedure.output(done).mutation(() => {
  throw new Error('unfinished');
});
