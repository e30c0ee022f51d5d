/** Prices of one model from a moment on, in nano-USD per million tokens. Null: charged as ordinary input. */
export interface ModelPrice {
  readonly id: string;
  readonly effectiveFromMs: number;
  readonly inputNanoUsdPerMillion: bigint;
  readonly cachedInputNanoUsdPerMillion: bigint | null;
  readonly cacheWriteNanoUsdPerMillion: bigint | null;
  readonly outputNanoUsdPerMillion: bigint;
}
