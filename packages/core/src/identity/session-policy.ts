/** How long a session counts. Both limits hold; the web cookie carries the first. */
export const sessionPolicy = {
  /** From sign-in, whatever happens. */
  absoluteMs: 7 * 24 * 3_600_000,
  /** Since the session was last used. */
  idleMs: 12 * 3_600_000,
  /** How often a session in use writes down that it is: far finer than `idleMs`, far coarser than a call. */
  touchMs: 60_000,
} as const;

export interface SessionFacts {
  readonly expiresAtMs: number;
  readonly revokedAtMs: number | null;
  readonly lastSeenAtMs: number;
  readonly personDisabledAtMs: number | null;
}

/** Whether a session may still act. Times in epoch ms. */
export function isSessionAlive(session: SessionFacts, nowMs: number): boolean {
  return (
    session.revokedAtMs === null &&
    session.personDisabledAtMs === null &&
    nowMs < session.expiresAtMs &&
    nowMs - session.lastSeenAtMs < sessionPolicy.idleMs
  );
}
