import type { PoolFacts } from '../pool-facts.ts';
import { recentMs, recentServiceOf } from './recent-service.ts';

/**
 * When the next so many starts are to be expected, by the mean of how long calls took of late: each slot serves one call
 * after the other. An estimate; empty when nothing has ended yet.
 */
export function expectedStarts(facts: PoolFacts, count: number): number[] {
  const { settings, running, recent, now, pausedUntil } = facts;
  const { meanMs } = recentServiceOf(recent.since(now - recentMs));
  if (meanMs === null) return [];
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
