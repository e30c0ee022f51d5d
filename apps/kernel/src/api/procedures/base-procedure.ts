import { toProtocolError } from '../errors/index.ts';
import { trpc } from '../trpc.ts';
import { createChangeRecorder } from './change-recorder.ts';

/** Maps errors and sees to it that no mutation ends well without an audit event. Not exported from this folder. */
export const baseProcedure = trpc.procedure
  .use(async ({ ctx, path, next }) => {
    const result = await next();
    if (!result.ok) throw toProtocolError(result.error, path, ctx.dependencies.log);
    return result;
  })
  .use(async ({ ctx, type, path, next }) => {
    const recorder = createChangeRecorder(ctx);
    const result = await next({ ctx: { recorder } });
    if (type === 'mutation' && result.ok) recorder.assertRecorded(path);
    return result;
  });
