/** What an agent's number of instances depends on. Counts are whole and not negative. */
export interface InstanceFacts {
  /** Tasks that wait for it: assigned and not begun, and those that only lack a place with it. */
  readonly backlog: number;
  readonly running: number;
  /** Tasks that one instance runs at once; at least 1. */
  readonly perInstance: number;
  readonly min: number;
  /** At least `min`. */
  readonly max: number;
  /** What was decided last. */
  readonly desired: number;
  /** Epoch ms since when fewer would have done; null: they would not. */
  readonly quietSinceMs: number | null;
}

export interface InstanceDecision {
  /** From `min` to `max`. */
  readonly desired: number;
  readonly quietSinceMs: number | null;
}

/** An instance that is stopped too early is started again a moment later, with a cold cache: so not before this. */
export const quietMs = 60_000;

/**
 * How many instances of an agent there should be: as many as its tasks need, up at once, down by one after every
 * `quietMs` in which fewer would have done. Never outside the bounds, and never fewer for a larger backlog.
 */
export function decideInstances(facts: InstanceFacts, nowMs: number): InstanceDecision {
  const { backlog, running, perInstance, min, max, quietSinceMs } = facts;
  const needed = clamp(Math.ceil((backlog + running) / perInstance), min, max);
  const desired = clamp(facts.desired, min, max);
  if (needed >= desired) return { desired: needed, quietSinceMs: null };
  if (quietSinceMs === null) return { desired, quietSinceMs: nowMs };
  if (nowMs - quietSinceMs < quietMs) return { desired, quietSinceMs };
  return { desired: desired - 1, quietSinceMs: needed < desired - 1 ? nowMs : null };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
