import { signInResult, signInWithOidcInput } from '@agent-os/core/contracts';
import { serviceProcedure } from '../procedures/index.ts';

export const signInWithOidc = serviceProcedure.input(signInWithOidcInput).output(signInResult).mutation(() => {
  throw new Error('unfinished');
});
