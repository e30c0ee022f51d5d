/** What the round of a market that is in force does to a pool. */
export interface PoolEffect {
  readonly round: number;
  /** Weights of owners in fair sharing, by `ownerKey`: the slots that they were granted. */
  readonly weights: Readonly<Record<string, number>>;
  /** Calls that may run at once, of all kernels; null: as many as the pool has slots. */
  readonly slotsMost: number | null;
}
