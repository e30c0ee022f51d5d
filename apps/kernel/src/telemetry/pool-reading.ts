/** One pool as a scrape of the metrics finds it. */
export interface PoolReading {
  readonly poolId: string;
  readonly slots: number;
  readonly busy: number;
  readonly waiting: number;
  /** Of all its slots, since this kernel started. */
  readonly busySeconds: number;
  /** Weighted tokens; null while no two owners wait that could be compared. */
  readonly gap: { readonly tokens: number; readonly boundTokens: number } | null;
}
