import type { OwnerActivity } from './attribute-interval.ts';

/** What one replica of the kernel saw in a pool in an interval. */
export interface SeenActivity {
  /** For how long it had at least one call there. */
  readonly busyMs: number;
  readonly activities: readonly OwnerActivity[];
}

/**
 * What several replicas saw, together: activities summed by owner, and the time with any call there as if they served calls
 * independently of each other. The order of the replicas does not matter.
 */
export function joinActivities(seen: readonly SeenActivity[], spanMs: number): SeenActivity {
  const byKey = new Map<string, OwnerActivity>();
  for (const activity of seen.flatMap(({ activities }) => activities)) {
    const known = byKey.get(activity.key);
    byKey.set(activity.key, known === undefined ? activity : sum(known, activity));
  }
  const activities = [...byKey.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const span = BigInt(Math.max(0, Math.round(spanMs)));
  if (span === 0n) return { busyMs: 0, activities };
  // Products of whole numbers, so that no rounding depends on the order.
  let free = 1n;
  for (const { busyMs } of seen) free *= span - bounded(busyMs, span);
  const all = span ** BigInt(seen.length);
  return { busyMs: Number(((all - free) * span) / all), activities };
}

function sum(one: OwnerActivity, other: OwnerActivity): OwnerActivity {
  return {
    key: one.key,
    prefillTokens: one.prefillTokens + other.prefillTokens,
    decodeTokens: one.decodeTokens + other.decodeTokens,
    kvTokenMs: one.kvTokenMs + other.kvTokenMs,
    residentMs: one.residentMs + other.residentMs,
  };
}

function bounded(ms: number, span: bigint): bigint {
  const whole = BigInt(Math.max(0, Math.round(ms)));
  return whole < span ? whole : span;
}
