import { routeSavings, routeSavingsInput } from '@agent-os/core/contracts';
import { listRouteSavings } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** What the calls of routes came to over a period, and what choosing was worth: sums over calls, nothing estimated. */
export const getRouteSavings = organisationProcedure('models:read')
  .input(routeSavingsInput)
  .output(routeSavings)
  .query(({ ctx, input: { from, to } }) => {
    if (to <= from) throw new ApiError('invalid', 'Choose a period that ends after it begins.');
    return ctx.read((tx) => listRouteSavings(tx, { fromMs: from, toMs: to }));
  });
