import { done, changeMonthInput } from '@agent-os/core/contracts';
import { reopenLedgerMonth } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** Opens a closed month's books again. What was booked in later months meanwhile stays there. */
export const reopenMonth = organisationProcedure('finance:write')
  .input(changeMonthInput)
  .output(done)
  .mutation(({ ctx, input: { month, reason } }) => {
    const { organisationId, kind, id } = ctx.caller;
    return ctx.change(async (tx) => {
      const reopened = await reopenLedgerMonth(tx, organisationId, month, { kind, id }, reason);
      if (!reopened) throw new ApiError('conflict', `${month} is open already.`);
      const audit = {
        action: 'ledger_month.reopened',
        targetKind: 'ledger_month',
        targetId: month,
        detail: { month, reason },
      };
      return { result: { done: true } as const, audit };
    });
  });
