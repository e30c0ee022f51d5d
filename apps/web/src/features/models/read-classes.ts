import { parseUsd } from '@/format/index.ts';
import { batchField, classAmounts, type PriceClasses } from './class-fields.ts';
import { readTiers } from './read-tiers.ts';

export interface ReadClasses {
  /** Sentence for each field that cannot be read. */
  readonly problems: Readonly<Record<string, string>>;
  /** Null when the price has none. */
  readonly classes: PriceClasses | null;
}

const none: PriceClasses = {
  cacheWriteOneHourNanoUsdPerMillion: null,
  reasoningNanoUsdPerMillion: null,
  audioInputNanoUsdPerMillion: null,
  audioOutputNanoUsdPerMillion: null,
  imageInputNanoUsdPerMillion: null,
  imageOutputNanoUsdPerMillion: null,
  toolUseNanoUsdPerThousand: null,
  batchDiscountPercent: null,
  tiers: [],
};

/**
 * Prices of further classes and tiers as they were typed. Fields that were never shown keep what the price had.
 * @param textOf text of a field; undefined for one that is not in the form
 */
export function readClasses(textOf: (field: string) => string | undefined, before: PriceClasses | null): ReadClasses {
  const problems: Record<string, string> = {};
  const classes: { -readonly [key in keyof PriceClasses]: PriceClasses[key] } = { ...(before ?? none) };
  for (const [key] of classAmounts) {
    const text = textOf(key)?.trim();
    if (text === undefined) continue;
    const nanoUsd = text === '' ? null : parseUsd(text);
    if (nanoUsd === undefined) problems[key] = 'Give an amount in USD, such as 0.12, or leave it empty.';
    else classes[key] = nanoUsd?.toString() ?? null;
  }
  const discount = textOf(batchField)?.trim();
  if (discount !== undefined) {
    if (/^(\d{1,2}|100|)$/.test(discount)) classes.batchDiscountPercent = discount === '' ? null : Number(discount);
    else problems[batchField] = 'Give a whole number from 0 to 100, or leave it empty.';
  }
  const read = readTiers(textOf, before?.tiers ?? []);
  Object.assign(problems, read.problems);
  classes.tiers = [...read.tiers];
  const isEmpty = Object.values(classes).every(
    (value) => value === null || (Array.isArray(value) && value.length === 0),
  );
  return { problems, classes: isEmpty ? null : classes };
}
