/** Kernels' timers drift: a round that is due in so little is due. */
const dueWithinMs = 20;

/**
 * Whether the next round is to be cleared, by the database's clock. A round is never due later than one round from now: if it seems so, the
 * clock was set back, and the market would stand still until it has caught up.
 */
export function isRoundDue(nextRoundAtMs: number, nowMs: number, roundMs: number): boolean {
  const inMs = nextRoundAtMs - nowMs;
  return inMs <= dueWithinMs || inMs > roundMs + dueWithinMs;
}
