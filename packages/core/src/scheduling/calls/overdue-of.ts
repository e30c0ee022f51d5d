/** What a call that holds a slot has outlasted. */
export type Overdue = 'deadline' | 'run_time';

export interface RunningTime {
  /** When the answer must be complete, in ms since 1970; null: whenever. */
  readonly deadlineAtMs: number | null;
  /** For how long the call has held its slot without a break, in ms. */
  readonly heldMs: number;
}

/**
 * Why a running call must give its slot back; undefined while it may run on. An answer that is not complete at its deadline
 * is worth nothing to its sender, and bytes that drip in must not hold a slot for ever.
 */
export function overdueOf(
  { deadlineAtMs, heldMs }: RunningTime,
  heldMsMax: number,
  epochMs: number,
): Overdue | undefined {
  if (deadlineAtMs !== null && epochMs > deadlineAtMs) return 'deadline';
  return heldMs > heldMsMax ? 'run_time' : undefined;
}
