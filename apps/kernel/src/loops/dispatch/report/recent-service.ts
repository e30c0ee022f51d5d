import type { RecentStart } from '../recent-starts.ts';

/** What counts as of late. */
export const recentMs = 3_600_000;

/** How long calls held their slots, of those that have left them; null when none has. */
export function recentServiceOf(starts: readonly RecentStart[]): {
  readonly p50Ms: number | null;
  readonly meanMs: number | null;
} {
  const durations = starts.flatMap(({ startedAt, endedAt }) => (endedAt === null ? [] : [endedAt - startedAt]));
  if (durations.length === 0) return { p50Ms: null, meanMs: null };
  const sorted = durations.toSorted((one, other) => one - other);
  return {
    p50Ms: sorted[Math.ceil(sorted.length / 2) - 1] ?? null,
    meanMs: durations.reduce((sum, duration) => sum + duration, 0) / durations.length,
  };
}
