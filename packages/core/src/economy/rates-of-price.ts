import { noClassPrices, type ClassPrices } from './class-prices.ts';
import type { TokenClass } from './cost-line.ts';
import type { ModelPrice } from './model-price.ts';

/** Nano-USD per million of what each class is counted in. */
export type Rates = Readonly<Record<TokenClass, bigint>>;

export interface TierRates {
  /** Of more input than this. */
  readonly aboveInputTokens: number;
  readonly rates: Rates;
}

/** A price never changes, and each call asks three times for its rates. */
const known = new WeakMap<ModelPrice, readonly [TierRates, ...TierRates[]]>();

/** What each class costs in a call with that much input: the tier it falls into, and what falls back on what. */
export function ratesOfPrice(price: ModelPrice, inputTokens: number): Rates {
  const tiers = tiersOfPrice(price);
  for (let index = tiers.length - 1; index > 0; index -= 1) {
    const tier = tiers[index];
    if (tier !== undefined && inputTokens > tier.aboveInputTokens) return tier.rates;
  }
  return tiers[0].rates;
}

/** All tiers of a price, the first for a call with no input at all. */
export function tiersOfPrice(price: ModelPrice): readonly [TierRates, ...TierRates[]] {
  const cached = known.get(price);
  if (cached !== undefined) return cached;
  const classes = price.classes ?? noClassPrices;
  const tiers = [
    { aboveInputTokens: -1, rates: ratesIn(price, classes, undefined) },
    ...classes.tiers.map((tier) => ({
      aboveInputTokens: tier.aboveInputTokens,
      rates: ratesIn(price, classes, tier),
    })),
  ] as const;
  known.set(price, tiers);
  return tiers;
}

function ratesIn(price: ModelPrice, classes: ClassPrices, tier: ClassPrices['tiers'][number] | undefined): Rates {
  const { inputNanoUsdPerMillion: input, outputNanoUsdPerMillion: output } = tier ?? price;
  const cacheWrite = (tier ?? price).cacheWriteNanoUsdPerMillion ?? input;
  return {
    input,
    cached_input: (tier ?? price).cachedInputNanoUsdPerMillion ?? input,
    cache_write_5m: cacheWrite,
    cache_write_1h: (tier ?? classes).cacheWriteOneHourNanoUsdPerMillion ?? cacheWrite,
    output,
    reasoning: classes.reasoningNanoUsdPerMillion ?? output,
    audio_input: classes.audioInputNanoUsdPerMillion ?? input,
    audio_output: classes.audioOutputNanoUsdPerMillion ?? output,
    image_input: classes.imageInputNanoUsdPerMillion ?? input,
    image_output: classes.imageOutputNanoUsdPerMillion ?? output,
    tool_use: (classes.toolUseNanoUsdPerThousand ?? 0n) * 1_000n,
  };
}
