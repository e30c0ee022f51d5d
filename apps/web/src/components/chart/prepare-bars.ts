import { formatCount, formatDateTime, formatHour, formatTime, nothing } from '@/format/index.ts';
import type { ChartBucket, ChartSeries, FormatValue } from './chart-series.ts';
import type { ChartData } from './chart-data.ts';
import { niceScale, type NiceScale } from './nice-scale.ts';
import { timeTicks, type TimeTick } from './time-ticks.ts';

export interface PreparedBars {
  readonly scale: NiceScale;
  /** Round times, each at the bucket that holds it: buckets of 24 min do not begin at round hours. */
  readonly ticks: readonly TimeTick[];
  /** What a screen reader says of the whole. */
  readonly summary: string;
  readonly data: ChartData;
}

export interface BarsInput {
  readonly label: string;
  readonly unit: string;
  readonly series: readonly ChartSeries[];
  readonly buckets: readonly ChartBucket[];
  readonly format: FormatValue;
  readonly zone: string;
}

/** Above zero and below it pile up apart, so both ends matter to the scale. */
function heights(buckets: readonly ChartBucket[], series: readonly ChartSeries[]): readonly number[] {
  return buckets.flatMap(({ values }) => {
    const known = series.map(({ id }) => values[id] ?? 0);
    const up = known.reduce((sum, value) => sum + Math.max(0, value), 0);
    return [up, known.reduce((sum, value) => sum + Math.min(0, value), 0)];
  });
}

function totalOf({ values }: ChartBucket, series: readonly ChartSeries[]): number | null {
  const known = series.map(({ id }) => values[id] ?? null).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** `09:43 to 09:44`, with the date when it is another day than the end of the chart. */
export function describeBucket({ startMs, endMs }: Pick<ChartBucket, 'startMs' | 'endMs'>, zone: string): string {
  const sameDay = formatDateTime(startMs, zone).slice(0, -7) === formatDateTime(endMs, zone).slice(0, -7);
  const under = endMs - startMs < 60_000;
  const start = under ? formatTime(startMs, zone, startMs) : formatHour(startMs, zone);
  const end = under ? formatTime(endMs, zone, endMs) : formatHour(endMs, zone);
  return sameDay ? `${start} to ${end}` : `${formatDateTime(startMs, zone)} to ${formatDateTime(endMs, zone)}`;
}

function summarise({ label, unit, series, buckets, format, zone }: BarsInput): string {
  const first = buckets[0];
  const last = buckets.at(-1);
  if (!first || !last) return `${label}: no bars.`;
  const known = buckets.flatMap((bucket) => {
    const total = totalOf(bucket, series);
    return total === null ? [] : [{ bucket, total }];
  });
  const highest = known.reduce<(typeof known)[number] | undefined>(
    (most, point) => (most === undefined || point.total > most.total ? point : most),
    undefined,
  );
  const span = describeBucket({ startMs: first.startMs, endMs: last.endMs }, zone);
  const peak = highest ? `; highest ${format(highest.total)} at ${formatHour(highest.bucket.startMs, zone)}` : '';
  return `${label}, ${unit}, ${span}: ${formatCount(buckets.length)} bars${peak}.`;
}

/** Scale, ticks, words and table of stacked bars over time. Pure; nulls stay gaps. */
export function prepareBars(input: BarsInput): PreparedBars {
  const { series, buckets, format, zone, unit } = input;
  const ticks = timeTicks(buckets[0]?.startMs ?? 0, buckets.at(-1)?.endMs ?? 0, zone);
  return {
    scale: niceScale(heights(buckets, series)),
    ticks: ticks.flatMap(({ atMs, label }) => {
      const holder = buckets.find(({ startMs, endMs }) => startMs <= atMs && atMs < endMs);
      return holder === undefined ? [] : [{ atMs: holder.startMs, label }];
    }),
    summary: summarise(input),
    data: {
      head: ['From', 'To', ...series.map(({ label }) => `${label}, ${unit}`)],
      rows: buckets.map(({ startMs, endMs, values }) => [
        formatDateTime(startMs, zone),
        formatDateTime(endMs, zone),
        ...series.map(({ id }) => {
          const value = values[id] ?? null;
          return value === null ? nothing : format(value);
        }),
      ]),
    },
  };
}
