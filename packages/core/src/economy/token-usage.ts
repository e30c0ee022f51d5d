/** Tokens of one call. Cached and cache-write tokens are parts of `inputTokens`; reasoning is a part of `outputTokens`. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
}
