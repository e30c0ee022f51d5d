import { setToolLimitsInput, toolLimitSet } from '@agent-os/core/contracts';
import { replaceToolLimits } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** Replaces all limits of tools; they count for calls that come from then on. */
export const setToolLimits = organisationProcedure('scheduler:write')
  .input(setToolLimitsInput)
  .output(toolLimitSet)
  .mutation(({ ctx, input: { expectedRevision, limits } }) =>
    ctx.change(async (tx) => {
      const { organisationId } = ctx.caller;
      if (!(await replaceToolLimits(tx, organisationId, expectedRevision, limits))) {
        throw new ApiError('conflict', 'Somebody else changed the limits meanwhile: reload, then change them again.');
      }
      const revision = expectedRevision + 1;
      const inWords = limits.map(
        ({ tool, uses, timeoutSeconds }) => `${tool}: ${uses} at once, ended after ${timeoutSeconds} s`,
      );
      const detail = { revision, limits: inWords };
      const audit = { action: 'tools.limits_set', targetKind: 'organisation', targetId: organisationId, detail };
      return { result: { revision, limits }, audit };
    }),
  );
