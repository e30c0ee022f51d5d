import { minuteMs } from './minute-ms.ts';
import type { RateBucket } from './rate-bucket.ts';

/** When the bucket will hold so much, in whole ms. */
export function timeOfAmount(bucket: RateBucket, amount: number, perMinute: number): number {
  const missing = amount * minuteMs - bucket.level;
  return missing <= 0 ? bucket.at : bucket.at + Math.ceil(missing / perMinute);
}
