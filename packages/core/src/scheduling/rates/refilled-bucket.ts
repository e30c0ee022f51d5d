import { minuteMs } from './minute-ms.ts';
import type { RateBucket } from './rate-bucket.ts';

/** The bucket at `now`; full when it did not exist before. */
export function refilledBucket(bucket: RateBucket | null, perMinute: number, now: number): RateBucket {
  const full = perMinute * minuteMs;
  if (bucket === null) return { level: full, at: now };
  return {
    level: Math.min(full, bucket.level + Math.max(0, now - bucket.at) * perMinute),
    at: Math.max(now, bucket.at),
  };
}
