const shortestLifeMs = 5 * 60_000;
const longestLifeMs = 60 * 60_000;

/** Calls older than this leave nothing behind that a later one could use. */
export const recentCallsMs = longestLifeMs;

/**
 * How likely a provider still holds the prefix of a call, in thousandths. Providers keep prefixes for 5 minutes at least
 * and an hour at most: certain up to the first, none from the second on, evenly falling between.
 */
export function cacheWarmth(lastAtMs: number | null, nowMs: number): number {
  if (lastAtMs === null) return 0;
  const ageMs = Math.max(0, nowMs - lastAtMs);
  if (ageMs <= shortestLifeMs) return 1000;
  if (ageMs >= longestLifeMs) return 0;
  return Math.round((1000 * (longestLifeMs - ageMs)) / (longestLifeMs - shortestLifeMs));
}
