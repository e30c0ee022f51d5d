/** An attempt that ended without a result. */
export interface LostAttempt {
  /** Attempts so far, this one included. */
  readonly attempts: number;
  readonly attemptsMax: number;
  /** False: who ran it says that it cannot succeed. */
  readonly mayRetry: boolean;
  readonly deadlineAtMs: number | null;
}

/** Whether a task that an instance failed, or died with, is tried again. */
export function decideAfterAttempt(
  { attempts, attemptsMax, mayRetry, deadlineAtMs }: LostAttempt,
  nowMs: number,
): 'again' | 'failed' {
  const isLate = deadlineAtMs !== null && deadlineAtMs <= nowMs;
  return mayRetry && !isLate && attempts < attemptsMax ? 'again' : 'failed';
}
