/** How much of the time is left in which a task is of value: more than half, less, none. */
export const slacks = ['fresh', 'at_risk', 'past'] as const;
export type Slack = (typeof slacks)[number];

/**
 * Calls of one class and slack bid together, at the mean of their ages. What falls at a deadline is then worth exactly what its calls are
 * worth one by one, and what falls evenly is but for rounding.
 *
 * @param withinMs the deadline, the time to nothing, or the half-life; null for a value that does not fall
 */
export function slackOf(ageMs: number, withinMs: number | null): Slack {
  if (withinMs === null || 2 * ageMs < withinMs) return 'fresh';
  return ageMs <= withinMs ? 'at_risk' : 'past';
}
