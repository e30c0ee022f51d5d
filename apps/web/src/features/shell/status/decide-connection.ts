export interface ConnectionFacts {
  readonly nowMs: number;
  /** What the browser says of its network. */
  readonly online: boolean;
  /** Epoch ms of the kernel's last answer; 0 when there was none yet. */
  readonly answeredAt: number;
  /** Epoch ms since when the page is looked at: a hidden page asks for nothing. */
  readonly watchedSince: number;
  /** The last heartbeat failed. */
  readonly failed: boolean;
  readonly heartbeatMs: number;
}

/**
 * fresh: figures are as of now. late: two heartbeats were missed. offline: the browser has no network.
 * The figures stay in every case; a single miss is not worth a word.
 */
export function decideConnection(facts: ConnectionFacts): 'starting' | 'fresh' | 'late' | 'offline' {
  const { nowMs, online, answeredAt, watchedSince, failed, heartbeatMs } = facts;
  if (!online) return 'offline';
  if (answeredAt === 0) return failed ? 'late' : 'starting';
  return nowMs - Math.max(answeredAt, watchedSince) > 2 * heartbeatMs ? 'late' : 'fresh';
}
