import { signInInput, signInResult } from '@agent-os/core/contracts';
import { serviceProcedure } from '../procedures/index.ts';

export const signIn = serviceProcedure.input(signInInput).output(signInResult).mutation(() => {
  throw new Error('unfinished');
});
