import { parseUsd } from '@/format/index.ts';
import { tierAmounts, tierField, tierRowsField, type PriceTier } from './tier-fields.ts';

export interface ReadTiers {
  /** Sentence for each field that cannot be read. */
  readonly problems: Readonly<Record<string, string>>;
  /** By rising threshold. */
  readonly tiers: readonly PriceTier[];
}

const optionalAmount = 'Give an amount in USD, such as 0.12, or leave it empty.';
const neededAmount = 'Give an amount in USD, such as 0.12.';

/**
 * Tiers for long inputs as they were typed; where their fields were never shown, those that the price had.
 * @param textOf text of a field; undefined for one that is not in the form
 */
export function readTiers(textOf: (field: string) => string | undefined, before: readonly PriceTier[]): ReadTiers {
  const rows = textOf(tierRowsField);
  if (rows === undefined) return { problems: {}, tiers: before };
  const problems: Record<string, string> = {};
  const tiers = rows.split(' ').flatMap((row) => (row === '' ? [] : [readTier(row, textOf, problems)]));
  for (const [index, { aboveInputTokens, row }] of tiers.entries()) {
    const isTaken = tiers.slice(0, index).some((tier) => tier.aboveInputTokens === aboveInputTokens);
    if (isTaken) problems[tierField(row, 'above')] ??= 'Another tier begins there: give each its own.';
  }
  return {
    problems,
    tiers: tiers
      .map(({ row: _row, ...tier }) => tier)
      .toSorted((one, other) => one.aboveInputTokens - other.aboveInputTokens),
  };
}

function readTier(
  row: string,
  textOf: (field: string) => string | undefined,
  problems: Record<string, string>,
): PriceTier & { readonly row: string } {
  const typed = (key: string) => textOf(tierField(row, key))?.trim() ?? '';
  const complain = (key: string, problem: string): undefined => {
    problems[tierField(row, key)] = problem;
  };
  const above = typed('above');
  if (!/^[1-9]\d{0,8}$/.test(above)) complain('above', 'Give a whole number of tokens, such as 200000.');
  const amounts = tierAmounts.map(([key, , field, empty]) => {
    const text = typed(key);
    const nanoUsd = text === '' && empty !== undefined ? null : parseUsd(text)?.toString();
    return [
      field,
      nanoUsd ?? (nanoUsd === null ? null : complain(key, empty === undefined ? neededAmount : optionalAmount)),
    ] as const;
  });
  const amountOf = Object.fromEntries(amounts);
  return {
    row,
    aboveInputTokens: Number(above),
    inputNanoUsdPerMillion: amountOf['inputNanoUsdPerMillion'] ?? '0',
    outputNanoUsdPerMillion: amountOf['outputNanoUsdPerMillion'] ?? '0',
    cachedInputNanoUsdPerMillion: amountOf['cachedInputNanoUsdPerMillion'] ?? null,
    cacheWriteNanoUsdPerMillion: amountOf['cacheWriteNanoUsdPerMillion'] ?? null,
    cacheWriteOneHourNanoUsdPerMillion: amountOf['cacheWriteOneHourNanoUsdPerMillion'] ?? null,
  };
}
