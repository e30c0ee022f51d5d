import { noClassPrices } from './class-prices.ts';
import type { TokenClass } from './cost-line.ts';
import type { ModelPrice } from './model-price.ts';

/** Nano-USD per million of what each class is counted in. */
export type Rates = Readonly<Record<TokenClass, bigint>>;

/** What each class costs in a call with that much input: the tier it falls into, and what falls back on what. */
export function ratesOfPrice(price: ModelPrice, inputTokens: number): Rates {
  const classes = price.classes ?? noClassPrices;
  const tier = classes.tiers.findLast((candidate) => inputTokens > candidate.aboveInputTokens);
  const { inputNanoUsdPerMillion: input, outputNanoUsdPerMillion: output } = tier ?? price;
  const cacheWrite = (tier ?? price).cacheWriteNanoUsdPerMillion ?? input;
  const oneHour = (tier ?? classes).cacheWriteOneHourNanoUsdPerMillion ?? cacheWrite;
  return {
    input,
    cached_input: (tier ?? price).cachedInputNanoUsdPerMillion ?? input,
    cache_write_5m: cacheWrite,
    cache_write_1h: oneHour,
    output,
    reasoning: classes.reasoningNanoUsdPerMillion ?? output,
    audio_input: classes.audioInputNanoUsdPerMillion ?? input,
    audio_output: classes.audioOutputNanoUsdPerMillion ?? output,
    image_input: classes.imageInputNanoUsdPerMillion ?? input,
    image_output: classes.imageOutputNanoUsdPerMillion ?? output,
    tool_use: (classes.toolUseNanoUsdPerThousand ?? 0n) * 1_000n,
  };
}
