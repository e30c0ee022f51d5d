import { financeCloseChecks, financeMonthInput } from '@agent-os/core/contracts';
import { checkLedgerMonth, listInvoiceCoverage, sumInterrupted, type InvoiceCoverageRow } from '@agent-os/db';
import { longReadMs } from '../ledger/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { monthSpanOf } from './month-span.ts';

/** What is looked at before a month is closed. Reads every call of the month. */
export const getCloseChecks = organisationProcedure('finance:read')
  .input(financeMonthInput.pick({ month: true }))
  .output(financeCloseChecks)
  .query(async ({ ctx, input: { month } }) => {
    const { kernelState, clock } = ctx.dependencies;
    const span = monthSpanOf(month);
    const { check, interrupted, coverage } = await ctx.read(
      async (tx) => ({
        check: await checkLedgerMonth(tx, month),
        interrupted: await sumInterrupted(tx, new Date(span.fromMs)),
        coverage: await listInvoiceCoverage(tx, month),
      }),
      { oneInstant: true, timeoutMs: longReadMs },
    );
    const running = kernelState
      .runningCalls(ctx.caller.organisationId)
      .filter(({ receivedAt }) => receivedAt >= span.fromMs && receivedAt < span.toMs);
    return {
      month,
      settledNanoUsd: check.settledNanoUsd.toString(),
      spentNanoUsd: check.spentNanoUsd.toString(),
      transferredNanoUsd: check.transferredNanoUsd.toString(),
      adjustedNanoUsd: check.adjustedNanoUsd.toString(),
      calls: check.calls,
      unpricedCalls: check.callsWithoutCost,
      runningCalls: running.length,
      interruptedCalls: interrupted.calls,
      interruptedNanoUsd: interrupted.nanoUsd.toString(),
      unfinished: clock.nowMs() < span.toMs,
      invoices: nameInvoices(coverage),
    };
  });

const namesMax = 20;

function nameInvoices(coverage: readonly InvoiceCoverageRow[]) {
  const names = (rows: readonly InvoiceCoverageRow[]) =>
    rows.slice(0, namesMax).map(({ providerName }) => providerName);
  const there = coverage.filter(({ invoices }) => invoices > 0);
  return {
    missing: names(coverage.filter(({ invoices }) => invoices === 0)),
    open: names(there.filter(({ openGroups }) => openGroups > 0)),
    reconciled: there.filter(({ openGroups }) => openGroups === 0).length,
  };
}
