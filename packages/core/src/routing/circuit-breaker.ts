/**
 * Whether calls go to a provider, as far as its last calls tell. Times on any one clock that never steps back, in ms.
 * An open breaker that is due lets one call try; what becomes of that call decides.
 */
export type BreakerState =
  | {
      readonly kind: 'closed';
      readonly failuresInARow: number;
      /** A bit a call, the newest lowest; set: it failed. */
      readonly recent: number;
    }
  | { readonly kind: 'open'; readonly openedAtMs: number; readonly untilMs: number; readonly openMs: number }
  | { readonly kind: 'probing'; readonly openedAtMs: number; readonly probeSinceMs: number; readonly openMs: number };

/** How a call at the provider ended. abandoned: its client left, which says nothing of the provider. */
export interface BreakerOutcome {
  readonly kind: 'succeeded' | 'failed' | 'abandoned';
  readonly startedAtMs: number;
  /** It was let through to try whether the provider is back. */
  readonly isProbe: boolean;
}

export const closedBreaker: BreakerState = { kind: 'closed', failuresInARow: 0, recent: 0 };

const failuresInARowMax = 5;
const recentMask = (1 << 20) - 1;
/** Of the last 20. */
const recentFailuresMax = 10;
const firstOpenMs = 5_000;
const openMsMax = 300_000;
/** A try that nobody heard of again must not keep the provider out for ever. */
const probeMsMax = 600_000;

/** Whether a call may go to the provider now. */
export function breakerAdmits(state: BreakerState, nowMs: number): boolean {
  switch (state.kind) {
    case 'closed':
      return true;
    case 'open':
      return nowMs >= state.untilMs;
    case 'probing':
      return nowMs >= state.probeSinceMs + probeMsMax;
  }
}

/** A call that the breaker admits goes to the provider now: it is the one try when the breaker is not closed. */
export function beginAttempt(state: BreakerState, nowMs: number): BreakerState {
  if (state.kind === 'closed') return state;
  return { kind: 'probing', openedAtMs: state.openedAtMs, probeSinceMs: nowMs, openMs: state.openMs };
}

/** What the end of a call makes of the state. */
export function applyOutcome(state: BreakerState, outcome: BreakerOutcome, nowMs: number): BreakerState {
  if (state.kind === 'closed') return applyWhileClosed(state, outcome, nowMs);
  // What began before the breaker opened says nothing new.
  if (outcome.startedAtMs < state.openedAtMs) return state;
  if (outcome.kind === 'succeeded') return closedBreaker;
  if (state.kind === 'open' || !outcome.isProbe) return state;
  if (outcome.kind === 'abandoned') {
    return { kind: 'open', openedAtMs: state.openedAtMs, untilMs: nowMs, openMs: state.openMs };
  }
  return openFor(Math.min(openMsMax, state.openMs * 2), nowMs);
}

function applyWhileClosed(
  state: BreakerState & { kind: 'closed' },
  { kind }: BreakerOutcome,
  nowMs: number,
): BreakerState {
  if (kind === 'abandoned') return state;
  if (kind === 'succeeded') {
    // Nearly every call of nearly every provider: nothing to make anew.
    if (state.recent === 0) return state;
    return { kind: 'closed', failuresInARow: 0, recent: (state.recent << 1) & recentMask };
  }
  const recent = ((state.recent << 1) | 1) & recentMask;
  const failuresInARow = state.failuresInARow + 1;
  const opens = failuresInARow >= failuresInARowMax || countBits(recent) >= recentFailuresMax;
  return opens ? openFor(firstOpenMs, nowMs) : { kind: 'closed', failuresInARow, recent };
}

function openFor(openMs: number, nowMs: number): BreakerState {
  return { kind: 'open', openedAtMs: nowMs, untilMs: nowMs + openMs, openMs };
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
