/** What a provider says of its limits. */
export interface RateLimits {
  /** When to come back, as it said with a refusal. */
  readonly retryAfterMs: number | undefined;
  /** It has nothing left for so long, as it said with any answer. */
  readonly exhaustedForMs: number | undefined;
}

const firstPauseMs = 1_000;
const pauseMsMax = 60_000;
const limitingStatuses: ReadonlySet<number> = new Set([429, 529]);

/**
 * For how long a provider is asked nothing, in ms; undefined: it takes calls. A refusal that names no time is followed by
 * pauses that double, up to a minute.
 * @param refusalsInARow refusals for the rate since the last call that was served, this one included
 */
export function decidePause(httpStatus: number, limits: RateLimits, refusalsInARow: number): number | undefined {
  if (!limitingStatuses.has(httpStatus)) return limits.exhaustedForMs;
  const stated = Math.max(limits.retryAfterMs ?? 0, limits.exhaustedForMs ?? 0);
  if (stated > 0) return stated;
  return Math.min(pauseMsMax, firstPauseMs * 2 ** Math.max(0, refusalsInARow - 1));
}

/** The provider refused for its rate, not for what was asked. */
export function limitsRate(httpStatus: number): boolean {
  return limitingStatuses.has(httpStatus);
}
