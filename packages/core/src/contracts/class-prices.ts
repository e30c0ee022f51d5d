import { z } from 'zod';

const amount = z
  .string('Give an amount in nano-USD.')
  .regex(/^\d{1,19}$/, 'Give an amount in nano-USD that is not negative.');
const orNull = amount.nullable().default(null);

const priceTier = z.object({
  /** For calls whose input is longer than this. */
  aboveInputTokens: z.number().int().positive().max(1_000_000_000),
  inputNanoUsdPerMillion: amount,
  cachedInputNanoUsdPerMillion: orNull,
  cacheWriteNanoUsdPerMillion: orNull,
  cacheWriteOneHourNanoUsdPerMillion: orNull,
  outputNanoUsdPerMillion: amount,
});

/** What a price says of classes beyond input, cached input, cache writes and output; null: charged as their like. */
export const classPrices = z.object({
  cacheWriteOneHourNanoUsdPerMillion: orNull,
  reasoningNanoUsdPerMillion: orNull,
  audioInputNanoUsdPerMillion: orNull,
  audioOutputNanoUsdPerMillion: orNull,
  imageInputNanoUsdPerMillion: orNull,
  imageOutputNanoUsdPerMillion: orNull,
  toolUseNanoUsdPerThousand: orNull,
  batchDiscountPercent: z
    .number('Give a whole number from 0 to 100.')
    .int('Give a whole number from 0 to 100.')
    .min(0, 'Give a whole number from 0 to 100.')
    .max(100, 'Give a whole number from 0 to 100.')
    .nullable()
    .default(null),
  tiers: z.array(priceTier).max(5, 'Give at most five tiers.').default([]),
});
