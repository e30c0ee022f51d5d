import type { CallNeed } from './call-need.ts';
import type { WaitingEntry } from './waiting-entry.ts';

/** A waiting call and what follows from it under the pool's limits. */
export interface QueuedCall extends WaitingEntry {
  /** Arrival, less what it waited before: what ageing counts from. */
  readonly since: number;
  /** Its whole owner path as one string. */
  readonly agentKey: string;
  readonly need: CallNeed;
}
