import type { ModelPrice } from './model-types.ts';

export type PriceClasses = NonNullable<ModelPrice['classes']>;
type Amount = Exclude<keyof PriceClasses, 'batchDiscountPercent' | 'tiers'>;

/** Amounts of a price beyond its first four: key, name, and what one that is left empty is charged as. */
export const classAmounts: readonly (readonly [key: Amount, name: string, empty: string])[] = [
  ['cacheWriteOneHourNanoUsdPerMillion', 'Cache write for an hour', 'as cache write'],
  ['reasoningNanoUsdPerMillion', 'Reasoning', 'as output'],
  ['audioInputNanoUsdPerMillion', 'Audio input', 'as input'],
  ['audioOutputNanoUsdPerMillion', 'Audio output', 'as output'],
  ['imageInputNanoUsdPerMillion', 'Image input', 'as input'],
  ['imageOutputNanoUsdPerMillion', 'Image output', 'as output'],
  ['toolUseNanoUsdPerThousand', '1,000 uses of tools', 'not charged apart'],
];

export const batchField = 'batchDiscountPercent';
