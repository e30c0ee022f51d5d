import { z } from 'zod';
import { financeMonthText, spendSums } from './finance.ts';
import { epochMs, nanoUsdText } from './scalars.ts';

/** Why somebody changed the books. */
export const reason = z
  .string()
  .trim()
  .min(3, 'Say why, for whoever asks later.')
  .max(500, 'Use at most 500 characters.');
/** Of closing a month, and of opening one again. */
export const changeMonthInput = z.object({ month: financeMonthText, reason });

/** Every month with spend or with a state of its own, the latest first. */
export const financeMonths = z.array(
  z.object({
    month: financeMonthText,
    state: z.enum(['open', 'closed']),
    /** Of all calls that arrived in it. */
    sums: spendSums,
    calls: z.number().int(),
    unpricedCalls: z.number().int(),
    /** Since then; null for a month that was always open. */
    changedAt: epochMs.nullable(),
    changedBy: z.string().nullable(),
    reason: z.string().nullable(),
    /** What it had come to when it was closed last. */
    closedNanoUsd: nanoUsdText.nullable(),
    /** Calls that arrived in it and were booked later, as it was closed: what they came to. */
    lateNanoUsd: nanoUsdText,
  }),
);

/** What is looked at before a month is closed. */
export const financeCloseChecks = z.object({
  month: financeMonthText,
  /** What the month's calls came to by settlements, sums by hour and transfers. */
  settledNanoUsd: nanoUsdText,
  spentNanoUsd: nanoUsdText,
  transferredNanoUsd: nanoUsdText,
  /** What adjustments add to the month's books. */
  adjustedNanoUsd: nanoUsdText,
  calls: z.number().int(),
  unpricedCalls: z.number().int(),
  runningCalls: z.number().int(),
  /** Calls of which nobody knows the end, settled at their reservation. */
  interruptedCalls: z.number().int(),
  interruptedNanoUsd: nanoUsdText,
  /** The month is not over yet. */
  unfinished: z.boolean(),
  /** Providers that were paid in it and of which no invoice is there, or one that does not agree; at most 20 names each. */
  invoices: z.object({ missing: z.array(z.string()), open: z.array(z.string()), reconciled: z.number().int() }),
});
