/** What must be free for a call to start; 0 where the pool has no such limit. */
export interface CallNeed {
  /** Context and expected output, in tokens of KV memory. */
  readonly kvTokens: number;
  /** What it takes from the token rate. */
  readonly rateTokens: number;
  /** The set of limited tools that it offers, as a bit of its pool's own; 1: none. */
  readonly toolSets: number;
}
