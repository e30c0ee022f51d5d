/** Failures of one kind within the window. */
export interface SignInFailureCount {
  readonly failures: number;
  /** The newest of them, epoch ms; null when there is none. */
  readonly lastAtMs: number | null;
}

/** What was tried lately. */
export interface SignInAttempts {
  /** For the e-mail address, since its last success. */
  readonly byEmail: SignInFailureCount;
  /** From the network address. */
  readonly byAddress: SignInFailureCount;
}

/** `waitMs`: until the next attempt is looked at; 0 when it is looked at now. */
export interface SignInDecision {
  readonly waitMs: number;
}

/** How far back failures count, in ms. */
export const signInWindowMs = 15 * 60_000;
const failuresByEmailMax = 5;
const failuresByAddressMax = 50;
const firstWaitMs = 30_000;

function waitMsOf({ failures, lastAtMs }: SignInFailureCount, failuresMax: number, nowMs: number): number {
  if (lastAtMs === null || failures < failuresMax) return 0;
  const doublings = Math.min(failures - failuresMax, 10);
  return Math.max(0, lastAtMs + Math.min(signInWindowMs, firstWaitMs * 2 ** doublings) - nowMs);
}

/**
 * May somebody try a password now? Five failures for one e-mail address, or fifty from one network address, within 15
 * minutes make the next attempt wait 30 s, and every further failure doubles the wait. It is bounded by the window, so
 * that nobody can lock another person out for longer than that after they stop trying.
 */
export function decideSignIn(attempts: SignInAttempts, nowMs: number): SignInDecision {
  return {
    waitMs: Math.max(
      waitMsOf(attempts.byEmail, failuresByEmailMax, nowMs),
      waitMsOf(attempts.byAddress, failuresByAddressMax, nowMs),
    ),
  };
}
