import type { ClassPrices } from './class-prices.ts';

/** Prices of one model from a moment on, in nano-USD per million tokens. Null: charged as ordinary input. */
export interface ModelPrice {
  readonly id: string;
  readonly effectiveFromMs: number;
  readonly inputNanoUsdPerMillion: bigint;
  readonly cachedInputNanoUsdPerMillion: bigint | null;
  readonly cacheWriteNanoUsdPerMillion: bigint | null;
  readonly outputNanoUsdPerMillion: bigint;
  /** Left out: every class is charged as its like. */
  readonly classes?: ClassPrices | undefined;
}
