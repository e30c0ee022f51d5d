import { financeCloseChecks, financeMonthInput } from '@agent-os/core/contracts';
import { checkLedgerMonth, sumInterrupted } from '@agent-os/db';
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
    const { check, interrupted } = await ctx.read(
      async (tx) => ({
        check: await checkLedgerMonth(tx, month),
        interrupted: await sumInterrupted(tx, new Date(span.fromMs)),
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
    };
  });
