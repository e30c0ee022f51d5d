import { minuteMs } from './minute-ms.ts';
import type { RateBucket } from './rate-bucket.ts';

/** The bucket after this amount was taken, or given back when negative; it never holds more than `perMinute`. */
export function drawnBucket(bucket: RateBucket, amount: number, perMinute: number): RateBucket {
  return { ...bucket, level: Math.min(perMinute * minuteMs, bucket.level - amount * minuteMs) };
}
