'use client';

import type { CallFilter } from '@agent-os/core/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { BarsOverTime, type ChartBucket, type ChartSeries } from '@/components/chart/index.ts';
import { Time } from '@/components/ui/index.ts';
import type { TimeRangeState } from '@/components/time-range/index.ts';
import { useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { describeBucketLength, histogramBounds } from './histogram-bounds.ts';

const pollMs = 10_000;
export interface CallHistogramProps {
  readonly filter: CallFilter;
  readonly range: TimeRangeState;
  readonly paused: boolean;
}

/** How many calls came when; a stretch of it becomes the range of the list. */
export function CallHistogram({ filter, range, paused }: CallHistogramProps) {
  const trpc = useTRPC();
  const bounds = histogramBounds(range.range, useNow());
  const query = useQuery({
    ...trpc.calls.histogram.queryOptions({ ...filter, ...bounds }),
    refetchInterval: paused || range.range.kind === 'span' ? false : pollMs,
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const buckets = useMemo<readonly ChartBucket[]>(() => {
    if (data === undefined) return [];
    const { bucketMs, coverage } = data;
    return data.buckets.map(({ from, calls, stopped }) => {
      const startMs = from;
      const endMs = from + bucketMs;
      // What was not counted is a gap, not a zero.
      const counted = coverage.from === null || endMs > coverage.from;
      return {
        startMs,
        endMs,
        values: counted ? { settled: calls - stopped, stopped } : { settled: null, stopped: null },
      };
    });
  }, [data]);
  const unit = data === undefined ? '' : describeBucketLength(data.bucketMs);
  const series = useMemo<readonly ChartSeries[]>(
    () => [
      { id: 'settled', label: `settled or running ${unit}`, tone: 'band' },
      { id: 'stopped', label: 'refused or failed', tone: 'stop' },
    ],
    [unit],
  );
  if (query.isError && data === undefined) {
    return (
      <p className="border-b border-line-1 px-4 py-2 text-12 text-ink-2">
        Could not load the calls over time. The list below is complete.
      </p>
    );
  }
  return (
    <section aria-label="Calls over time" className="shrink-0 border-b border-line-1">
      <BarsOverTime
        label="Calls"
        unit={unit}
        series={series}
        buckets={buckets}
        height="low"
        onRange={(stretch) => {
          if (stretch) range.setRange({ kind: 'span', from: Math.floor(stretch.fromMs), to: Math.ceil(stretch.toMs) });
        }}
      />
      {data?.coverage.complete === false && (
        <p className="px-4 pb-1.5 text-11 text-ink-3">
          Partial: counted back to <Time at={data.coverage.from} />. Narrow the range or the filter to count all.
        </p>
      )}
    </section>
  );
}
