import { unmatchedInvoices, unmatchedInvoicesInput } from '@agent-os/core/contracts';
import { listUnmatchedInvoices } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';

/** Usage that was billed and not recorded, by provider and month: compute that the kernel does not see. */
export const listUnmatched = organisationProcedure('finance:read')
  .input(unmatchedInvoicesInput)
  .output(unmatchedInvoices)
  .query(async ({ ctx, input: { from, until } }) => {
    const rows = await ctx.read((tx) => listUnmatchedInvoices(tx, from, until));
    return {
      rows: rows.map(({ providerId, providerName, month, groups, ...sums }) => ({
        providerId,
        provider: providerName,
        month,
        groups,
        openNanoUsd: sums.openNanoUsd.toString(),
        acceptedNanoUsd: sums.acceptedNanoUsd.toString(),
        bookedNanoUsd: sums.bookedNanoUsd.toString(),
      })),
    };
  });
