import { changeMonthInput, done } from '@agent-os/core/contracts';
import { closeLedgerMonth } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { monthSpanOf } from './month-span.ts';

/** Closes a month's books: what comes late is booked in the first open month after it, and says which month it is of. */
export const closeMonth = organisationProcedure('finance:write')
  .input(changeMonthInput)
  .output(done)
  .mutation(({ ctx, input: { month, reason } }) => {
    const { organisationId, kind, id } = ctx.caller;
    if (monthSpanOf(month).fromMs > ctx.dependencies.clock.nowMs()) {
      throw new ApiError('conflict', `${month} has not begun. Close a month that has.`);
    }
    return ctx.change(async (tx) => {
      const closedNanoUsd = await closeLedgerMonth(tx, organisationId, month, { kind, id }, reason);
      if (closedNanoUsd === undefined) throw new ApiError('conflict', `${month} is closed already.`);
      const detail = { month, reason, closedNanoUsd: closedNanoUsd.toString() };
      const audit = { action: 'ledger_month.closed', targetKind: 'ledger_month', targetId: month, detail };
      return { result: { done: true } as const, audit };
    });
  });
