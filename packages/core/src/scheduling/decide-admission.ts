/** One pool as the dispatcher sees it: slots in use and calls in line. */
export interface PoolLoad {
  readonly slots: number;
  readonly busy: number;
  readonly waiting: number;
  readonly queueLimit: number;
}

export type AdmissionDecision = 'start' | 'wait' | 'refuse';

/**
 * Step 5, admit, first come first served: a call starts at once only when a slot is free and nobody waits before it;
 * it is refused only when the line is at its limit.
 */
export function decideAdmission(pool: PoolLoad): AdmissionDecision {
  if (pool.busy < pool.slots && pool.waiting === 0) return 'start';
  return pool.waiting < pool.queueLimit ? 'wait' : 'refuse';
}

/** How many waiting calls may start now: work conserving, never more than there are slots. */
export function decideStarts(pool: PoolLoad): number {
  return Math.max(0, Math.min(pool.slots - pool.busy, pool.waiting));
}
