/** What the round of a market that is in force does to a pool. */
export interface PoolEffect {
  readonly round: number;
  /** Weights of owners in fair sharing, by `ownerKey`: the slots that they were granted. */
  readonly weights: Readonly<Record<string, number>>;
  /** Micro-credits for a slot-second. */
  readonly price: number;
  /** What agents bid for the least slot that they got, or at best where they got none. */
  readonly bids: ReadonlyMap<string, number>;
  /** Of all kernels: departments offer them, nobody takes them at what is asked, and no call runs there. Left out: none. */
  readonly withheldSlots?: number;
}
