/** What a pool may have in use at once, and per minute. `null` means no such limit. */
export interface PoolLimits {
  /** Calls that run at the same time. */
  readonly slots: number;
  /** KV memory of the pool: context and output of everything that runs, in tokens. */
  readonly kvTokens: number | null;
  /** Input and expected output of what starts within a minute; the burst is one minute's worth. */
  readonly tokensPerMinute: number | null;
  readonly requestsPerMinute: number | null;
  /** Calls of one agent (one whole owner path) that run at the same time. */
  readonly slotsPerAgent: number | null;
  /** Exceptions from `slotsPerAgent`, by `ownerKey(ownerPath)`. */
  readonly slotsByAgent: Readonly<Record<string, number>>;
  /** Calls that may wait; more are refused. */
  readonly queueLimit: number;
  /** Some tools may be in use only so often at once; how many uses are free is told before each decision. */
  readonly limitsTools?: boolean;
}
