/** What an organisation sets for a pool. */
export interface PoolSettings {
  readonly slug: string;
  /** Calls that run at the same time. */
  readonly slots: number;
  /** Calls that may wait; more are refused. */
  readonly queueLimit: number;
  readonly maxWaitMs: number;
}
