/** Rates of calls whose input is longer than a threshold, for the whole call. Null: as input; an hour: as five minutes. */
export interface PriceTier {
  readonly aboveInputTokens: number;
  readonly inputNanoUsdPerMillion: bigint;
  readonly cachedInputNanoUsdPerMillion: bigint | null;
  readonly cacheWriteNanoUsdPerMillion: bigint | null;
  readonly cacheWriteOneHourNanoUsdPerMillion: bigint | null;
  readonly outputNanoUsdPerMillion: bigint;
}

/** What a price says beyond input, cached input, cache writes and output. Null: charged as its like. */
export interface ClassPrices {
  /** Null: as a cache write of five minutes. */
  readonly cacheWriteOneHourNanoUsdPerMillion: bigint | null;
  /** Null: as output; so are audio and images that a model makes. Those that it reads: as input. */
  readonly reasoningNanoUsdPerMillion: bigint | null;
  readonly audioInputNanoUsdPerMillion: bigint | null;
  readonly audioOutputNanoUsdPerMillion: bigint | null;
  readonly imageInputNanoUsdPerMillion: bigint | null;
  readonly imageOutputNanoUsdPerMillion: bigint | null;
  /** For a thousand uses of the provider's own tools. Null: not charged apart. */
  readonly toolUseNanoUsdPerThousand: bigint | null;
  /** How much less all of a call costs that came in a batch, 0 to 100. Null: nothing. */
  readonly batchDiscountPercent: number | null;
  /** By rising threshold. */
  readonly tiers: readonly PriceTier[];
}

export const noClassPrices: ClassPrices = {
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
