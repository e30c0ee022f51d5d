import { ledgerCheck, ledgerMonthInput } from '@agent-os/core/contracts';
import { checkLedgerMonth } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { longReadMs } from './long-read.ts';

/** Compares settlements, sums by hour and transfers of a month. Reads all of its calls. */
export const checkLedger = organisationProcedure('finance:read')
  .input(ledgerMonthInput)
  .output(ledgerCheck)
  .query(async ({ ctx, input: { month } }) => {
    const options = { oneInstant: true, timeoutMs: longReadMs };
    const check = await ctx.read((tx) => checkLedgerMonth(tx, month), options);
    return {
      settledNanoUsd: check.settledNanoUsd.toString(),
      spentNanoUsd: check.spentNanoUsd.toString(),
      transferredNanoUsd: check.transferredNanoUsd.toString(),
      bookedSpentNanoUsd: check.bookedSpentNanoUsd.toString(),
      bookedTransferredNanoUsd: check.bookedTransferredNanoUsd.toString(),
      adjustedNanoUsd: check.adjustedNanoUsd.toString(),
      calls: check.calls,
      callsWithoutCost: check.callsWithoutCost,
      balances:
        check.settledNanoUsd === check.spentNanoUsd &&
        check.spentNanoUsd === check.transferredNanoUsd &&
        check.bookedSpentNanoUsd === check.bookedTransferredNanoUsd,
    };
  });
