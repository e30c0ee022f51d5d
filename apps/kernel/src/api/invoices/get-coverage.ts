import { invoiceCoverage, invoiceCoverageInput } from '@agent-os/core/contracts';
import { listInvoiceCoverage } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';

/** Which providers' invoices of a month are there, and agree. */
export const getCoverage = organisationProcedure('finance:read')
  .input(invoiceCoverageInput)
  .output(invoiceCoverage)
  .query(async ({ ctx, input: { month } }) => {
    const rows = await ctx.read((tx) => listInvoiceCoverage(tx, month));
    return {
      month,
      providers: rows.map(({ providerId, providerName, recordedNanoUsd, invoices, openGroups }) => ({
        id: providerId,
        name: providerName,
        recordedNanoUsd: recordedNanoUsd.toString(),
        invoices,
        openGroups,
        state: invoices === 0 ? ('missing' as const) : openGroups > 0 ? ('open' as const) : ('reconciled' as const),
      })),
    };
  });
