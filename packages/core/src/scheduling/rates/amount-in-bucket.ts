import { minuteMs } from './minute-ms.ts';
import type { RateBucket } from './rate-bucket.ts';

/** What may start now, in calls or tokens; infinite without a limit, below zero when more was used than expected. */
export function amountInBucket(bucket: RateBucket | null): number {
  return bucket === null ? Infinity : bucket.level / minuteMs;
}
