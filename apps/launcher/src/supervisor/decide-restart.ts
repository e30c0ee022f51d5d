/** How a child has fared so far. */
export interface ChildHistory {
  /** Ends in a row without having been ready. */
  readonly failedStarts: number;
  /** Ends in a row that came before the child had been ready for `steadyMs`. */
  readonly quickEnds: number;
}

/** What to do after a child ended by itself. */
export type RestartDecision =
  | { readonly action: 'restart'; readonly delayMs: number; readonly history: ChildHistory }
  | { readonly action: 'give-up' };

export const newHistory: ChildHistory = { failedStarts: 0, quickEnds: 0 };
export const failedStartsAllowed = 5;

const firstDelayMs = 100;
const longestDelayMs = 5_000;
const steadyMs = 5_000;

/**
 * Decides after each end of a child. A child that was up comes back after 100 ms; one that keeps ending soon waits
 * twice as long each time, 5 s at most; one that never gets ready is given up at the fifth failure.
 * @param readyForMs How long the child had been ready; undefined when it never was.
 */
export function decideRestart(history: ChildHistory, readyForMs: number | undefined): RestartDecision {
  const failedStarts = readyForMs === undefined ? history.failedStarts + 1 : 0;
  if (failedStarts >= failedStartsAllowed) return { action: 'give-up' };
  const quickEnds = readyForMs !== undefined && readyForMs >= steadyMs ? 0 : history.quickEnds + 1;
  const delayMs = Math.min(firstDelayMs * 2 ** Math.max(quickEnds - 1, 0), longestDelayMs);
  return { action: 'restart', delayMs, history: { failedStarts, quickEnds } };
}
