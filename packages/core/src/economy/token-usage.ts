/** Tokens of one call. Cached and cache-write tokens are parts of `inputTokens`; reasoning is a part of `outputTokens`. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  /** For whatever time to live. */
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  /** What providers report only when there is any; left out: 0. */
  readonly more?: MoreUsage | undefined;
}

/** Further parts of the tokens above, apart from each other and from cached, cache-write and reasoning tokens. */
export interface MoreUsage {
  /** Part of `cacheWriteTokens`: written for an hour. */
  readonly cacheWriteOneHourTokens: number;
  readonly audioInputTokens: number;
  readonly audioOutputTokens: number;
  readonly imageInputTokens: number;
  readonly imageOutputTokens: number;
  /** How often the provider ran its own tools, such as a web search. */
  readonly toolUses: number;
  /** The provider worked for it as part of a batch. */
  readonly batch: boolean;
}

export const nothingMore: MoreUsage = {
  cacheWriteOneHourTokens: 0,
  audioInputTokens: 0,
  audioOutputTokens: 0,
  imageInputTokens: 0,
  imageOutputTokens: 0,
  toolUses: 0,
  batch: false,
};
