import { ApiError } from '../errors/index.ts';
import { baseProcedure } from './base-procedure.ts';

/** For the web server on its own behalf: what happens before anyone has signed in. */
export const serviceProcedure = baseProcedure.meta({ access: 'service' }).use(async ({ ctx, next }) => {
  if (ctx.caller.kind !== 'service') {
    throw new ApiError('unauthenticated', 'Only the console server may call this procedure.');
  }
  const { recorder } = ctx;
  return next({ ctx: { changeIn: recorder.change } });
});
