import { toProtocolError } from '../errors/index.ts';
import { trpc } from '../trpc.ts';
import { createChangeRecorder } from './change-recorder.ts';

/** Maps errors and sees to it that no mutation ends well without an audit event. Not exported from this folder. */
export const baseProcedure = trpc.procedure.use(async ({ ctx, type, path, next }) => {
  const recorder = createChangeRecorder(ctx);
  const result = await next({ ctx: { recorder } });
  if (!result.ok) throw toProtocolError(result.error, path, ctx.dependencies.log);
  if (type === 'mutation') recorder.assertRecorded(path);
  return result;
});
