import type { PoolFacts } from '../pool-facts.ts';

const recentMs = 3_600_000;

/**
 * When the next so many starts are to be expected, by the mean of how long calls took of late: each slot serves one call
 * after the other. An estimate; empty when nothing has ended yet.
 */
export function expectedStarts({ settings, running, recent, now, pausedUntil }: PoolFacts, count: number): number[] {
  const durations = recent
    .since(now - recentMs)
    .flatMap(({ startedAt, endedAt }) => (endedAt === null ? [] : [endedAt - startedAt]));
  if (durations.length === 0) return [];
  const meanMs = durations.reduce((sum, duration) => sum + duration, 0) / durations.length;
  const opensAt = pausedUntil ?? now;
  const busyUntil = Array.from(running.values(), ({ stay }) => Math.max(now, stay.startedAt + meanMs));
  const free = Math.min(count, Math.max(0, settings.slots - running.size));
  const slots = [...busyUntil, ...Array.from({ length: free }, () => now)]
    .map((at) => Math.max(at, opensAt))
    .toSorted((one, other) => one - other);
  const starts: number[] = [];
  // Slots of one length each: the order in which they come free repeats itself.
  for (let round = 0; starts.length < count && slots.length > 0; round += 1) {
    starts.push(...slots.map((at) => at + round * meanMs));
    slots.length = Math.min(slots.length, settings.slots);
  }
  return starts.toSorted((one, other) => one - other).slice(0, count);
}
