import { z } from 'zod';
import { financeMonthText } from './finance.ts';
import { nanoUsdText } from './scalars.ts';

export const ledgerMonthInput = z.object({ month: financeMonthText });

/** A page of a month's charges: `after` is the `next` of the page before. */
export const focusPageInput = ledgerMonthInput.extend({
  after: z.string().max(1_000).nullable().default(null),
  version: z.enum(['1.2', '1.3']).default('1.2'),
});

export const focusPage = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string().nullable())),
  /** Null on the last page. */
  next: z.string().nullable(),
  /** What the month's calls came to when this page was read: where it changes between pages, the month must be read again. */
  spentNanoUsd: nanoUsdText,
  simulatedNanoUsd: nanoUsdText,
  /** Calls of the month that are in no row, as nobody knows what they cost. */
  callsWithoutCost: z.number().int(),
  /** What the ledger says was spent in the month, as of the same instant; only on the last page. */
  ledgerNanoUsd: nanoUsdText.nullable(),
});

/** What a month came to by each way in which it is kept. Equal, or something is broken. */
export const ledgerCheck = z.object({
  settledNanoUsd: nanoUsdText,
  spentNanoUsd: nanoUsdText,
  transferredNanoUsd: nanoUsdText,
  bookedSpentNanoUsd: nanoUsdText,
  bookedTransferredNanoUsd: nanoUsdText,
  adjustedNanoUsd: nanoUsdText,
  calls: z.number().int(),
  callsWithoutCost: z.number().int(),
  balances: z.boolean(),
});
