import { z } from 'zod';
import { exchangeRateText, isDisplayCurrency, parseExchangeRate } from '../economy/index.ts';
import { epochMs } from './scalars.ts';

/** ISO 4217, USD aside: amounts are USD before they are shown in anything else. */
const displayCurrency = z.string().refine(isDisplayCurrency, {
  error: 'Choose a currency of ISO 4217 other than USD, such as EUR.',
});
/** A day of UTC as `2026-11-18`. */
const dayText = z.iso.date('Give a day as 2026-11-18.');
const reason = z.string().trim().min(3, 'Say why, for whoever asks later.').max(500, 'Use at most 500 characters.');
/** Units of a currency that one USD is, as exact decimal text without needless zeros: `0.92`. */
const perUsd = z
  .string()
  .trim()
  .transform((text, ctx) => {
    const rate = parseExchangeRate(text);
    if (rate !== undefined) return exchangeRateText(rate);
    ctx.addIssue('Give what one USD is, above 0 and with at most ten decimals, such as 0.92.');
    return z.NEVER;
  });

/** What amounts are shown in; the kernel and all files stay in USD. */
export const displayCurrencyChoice = z.object({
  /** Null: USD alone. */
  currency: z.string().nullable(),
  /** Who chose it; null where nobody ever chose. */
  chosen: z.object({ by: z.string(), at: epochMs, reason: z.string() }).nullable(),
});
export const chooseCurrencyInput = z.object({ currency: displayCurrency.nullable(), reason });

/** A rate that holds from a day on. A later one from the same day corrects it; none is ever changed. */
export const addRateInput = z.object({
  currency: displayCurrency,
  perUsd,
  validFrom: dayText,
  source: z.string().trim().min(1, 'Say where the rate is from.').max(200, 'Use at most 200 characters.'),
  reason,
});
export const addedRate = z.object({ number: z.number().int() });

export const listRatesInput = z.object({
  currency: displayCurrency,
  cursor: z.object({ validFrom: dayText, number: z.number().int() }).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export const listRatesResult = z.object({
  items: z.array(
    z.object({
      /** Counts the rates of the currency. */
      number: z.number().int(),
      perUsd: z.string(),
      validFrom: dayText,
      source: z.string(),
      reason: z.string(),
      by: z.string(),
      at: epochMs,
      /** A newer one is from the same day. */
      corrected: z.boolean(),
    }),
  ),
  nextCursor: z.object({ validFrom: dayText, number: z.number().int() }).nullable(),
});

/** Days of UTC, both included. */
export const ratePeriodInput = z
  .object({ firstDay: dayText, lastDay: dayText })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, 'The last day is before the first.');
/** The one rate at which all amounts of a period are shown: docs/decisions/0019. */
export const periodRate = z.object({
  /** The organisation's choice; null: USD alone. */
  currency: z.string().nullable(),
  /** Null without a choice, and while a day of the period has no rate. */
  rate: z
    .object({
      perUsd: z.string(),
      /** Of several: the mean over the period's days. The day is the one from which the rate holds. */
      parts: z.array(z.object({ perUsd: z.string(), validFrom: dayText })),
    })
    .nullable(),
  /** Days without a rate. */
  missing: z.object({ firstDay: dayText, lastDay: dayText }).nullable(),
});
