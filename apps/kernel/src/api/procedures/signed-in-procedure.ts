import { ApiError } from '../errors/index.ts';
import { baseProcedure } from './base-procedure.ts';

/** For a person about their own session: needs no permission, and reaches nobody else's rows. */
export const signedInProcedure = baseProcedure.meta({ access: 'signed-in' }).use(async ({ ctx, next }) => {
  const { caller, recorder } = ctx;
  if (caller.kind !== 'person') {
    throw new ApiError('unauthenticated', caller.kind === 'unknown' ? caller.problem : 'Sign in as a person first.');
  }
  return next({ ctx: { caller, changeIn: recorder.change } });
});
