export interface Pace {
  readonly spent: bigint;
  readonly cap: bigint;
  readonly startsAtMs: number;
  /** When counting began: later than the window for a budget that was made in it. */
  readonly sinceMs: number;
  /** Null for a window without an end. */
  readonly endsAtMs: number | null;
  readonly nowMs: number;
}

const hourMs = 3_600_000;
/** The first twentieth of a window, or the first hour of one without an end, counts as a whole: a few calls are no pace. */
const leastPart = 20;
const horizonMs = 10 * 366 * 24 * hourMs;

/**
 * When the cap is spent if spending goes on as in this window so far; null when nothing is spent, all is already, or
 * the window ends before. Epoch ms.
 */
export function estimateRunOut({ spent, cap, startsAtMs, sinceMs, endsAtMs, nowMs }: Pace): number | null {
  if (spent <= 0n || spent >= cap) return null;
  const leastMs = endsAtMs === null ? hourMs : (endsAtMs - startsAtMs) / leastPart;
  const elapsedMs = BigInt(Math.ceil(Math.max(nowMs - sinceMs, leastMs, 1)));
  const leftMs = ((cap - spent) * elapsedMs) / spent;
  if (leftMs > BigInt(horizonMs)) return null;
  const at = nowMs + Number(leftMs);
  return endsAtMs !== null && at >= endsAtMs ? null : at;
}
