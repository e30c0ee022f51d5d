import type { TimeRange } from '@/components/time-range/index.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const barsMax = 60;

/** The ends of a histogram and its bars. One that ends now takes in the minute that runs, and is asked anew each minute. */
export function histogramBounds(range: TimeRange, nowMs: number): { from: number; to: number; buckets: number } {
  const to = range.kind === 'span' ? range.to : (Math.floor(nowMs / minuteMs) + 1) * minuteMs;
  const from = range.kind === 'span' ? range.from : Math.max(0, to - range.durationMs);
  return { from, to, buckets: Math.max(1, Math.min(barsMax, to - from)) };
}

/** `per minute`, `per 24 min`, `per 2.8 h`. */
export function describeBucketLength(bucketMs: number): string {
  if (bucketMs === minuteMs) return 'per minute';
  if (bucketMs === hourMs) return 'per hour';
  const [length, unit] =
    bucketMs < 1000
      ? [bucketMs, 'ms']
      : bucketMs < minuteMs
        ? [bucketMs / 1000, 's']
        : bucketMs < hourMs
          ? [bucketMs / minuteMs, 'min']
          : bucketMs < dayMs
            ? [bucketMs / hourMs, 'h']
            : [bucketMs / dayMs, 'd'];
  return `per ${Math.round(length * 10) / 10} ${unit}`;
}
