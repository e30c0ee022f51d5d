import type { PriceClasses } from './class-fields.ts';

export type PriceTier = PriceClasses['tiers'][number];

export const tiersMax = 5;

/** Amounts of a tier: key of its field, name, where it is kept, and what one that is left empty is charged as. */
export const tierAmounts = [
  ['input', 'Input', 'inputNanoUsdPerMillion', undefined],
  ['output', 'Output', 'outputNanoUsdPerMillion', undefined],
  ['cachedInput', 'Cached input', 'cachedInputNanoUsdPerMillion', 'as input'],
  ['cacheWrite', 'Cache write', 'cacheWriteNanoUsdPerMillion', 'as input'],
  ['cacheWriteOneHour', 'Cache write for an hour', 'cacheWriteOneHourNanoUsdPerMillion', 'as cache write'],
] as const;

/** Which rows there are, apart by blanks: there is such a field even where there are none. */
export const tierRowsField = 'tierRows';

export function tierField(row: string, key: string): string {
  return `tier.${row}.${key}`;
}
