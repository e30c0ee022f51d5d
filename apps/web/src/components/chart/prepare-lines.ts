import { formatDateTime, nothing } from '@/format/index.ts';
import type { ChartData } from './chart-data.ts';
import { drawnValues } from './drawn-values.ts';
import type { ChartTone, FormatValue } from './chart-series.ts';
import { niceScale, type NiceScale } from './nice-scale.ts';
import { timeTicks, type TimeTick } from './time-ticks.ts';

export interface LinePoint {
  readonly atMs: number;
  /** Null is not known, and leaves a gap. */
  readonly value: number | null;
  /** Bounds of an estimate or forecast. */
  readonly low?: number;
  readonly high?: number;
}

export interface LineSeries {
  readonly id: string;
  readonly label: string;
  readonly tone?: ChartTone | undefined;
  /** Solid ink, dotted forecast with hatched interval, grey dashed plan. */
  readonly kind: 'actual' | 'forecast' | 'plan' | 'simulated';
  /** Holds its value until the next point: demand, supply, prices. */
  readonly steps?: boolean | undefined;
  readonly points: readonly LinePoint[];
}

/** A value that may not be crossed. */
export interface LineCap {
  readonly label: string;
  readonly value: number;
}

export interface LinesInput {
  readonly label: string;
  readonly unit: string;
  readonly series: readonly LineSeries[];
  readonly cap?: LineCap | undefined;
  /** Left and right end; those of the points when left out. */
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly format: FormatValue;
  readonly zone: string;
}

/** One moment with the value of each series there, by series id; `… range` holds an interval. */
export interface LineMoment {
  readonly atMs: number;
  readonly values: Readonly<Record<string, number | null>>;
  readonly ranges: Readonly<Record<string, readonly [low: number, high: number]>>;
}

export interface PreparedLines {
  readonly fromMs: number;
  readonly toMs: number;
  readonly scale: NiceScale;
  readonly ticks: readonly TimeTick[];
  readonly moments: readonly LineMoment[];
  /** The same with each line whole, for the drawing. */
  readonly drawn: readonly LineMoment[];
  /** Where each line ends, for its label. */
  readonly ends: readonly {
    readonly id: string;
    readonly label: string;
    readonly atMs: number;
    readonly value: number;
  }[];
  readonly summary: string;
  readonly data: ChartData;
}

function momentsOf(series: readonly LineSeries[]): readonly LineMoment[] {
  const byTime = new Map<
    number,
    { values: Record<string, number | null>; ranges: Record<string, readonly [number, number]> }
  >();
  for (const { id, points } of series) {
    for (const { atMs, value, low, high } of points) {
      const moment = byTime.get(atMs) ?? { values: {}, ranges: {} };
      moment.values[id] = value;
      if (low !== undefined && high !== undefined) moment.ranges[id] = [low, high];
      byTime.set(atMs, moment);
    }
  }
  return [...byTime].toSorted(([a], [b]) => a - b).map(([atMs, moment]) => ({ atMs, ...moment }));
}

function endsOf(series: readonly LineSeries[]): PreparedLines['ends'] {
  return series.flatMap(({ id, label, points }) => {
    const last = points.findLast(({ value }) => value !== null);
    return last?.value === null || last === undefined ? [] : [{ id, label, atMs: last.atMs, value: last.value }];
  });
}

/** Words for one value and, where it has one, its interval. */
export function describeValue({ values, ranges }: LineMoment, id: string, format: FormatValue): string {
  const value = values[id] ?? null;
  if (value === null) return nothing;
  const range = ranges[id];
  return range ? `${format(value)} (${format(range[0])} to ${format(range[1])})` : format(value);
}

function summarise({ label, unit, cap, format, zone }: LinesInput, ends: PreparedLines['ends']): string {
  if (ends.length === 0) return `${label}: no values.`;
  const words = ends.map(({ label: name, atMs, value }) => `${name} ${format(value)} at ${formatDateTime(atMs, zone)}`);
  return `${label}, ${unit}: ${words.join('; ')}${cap ? `; ${cap.label} ${format(cap.value)}` : ''}.`;
}

/** Scale, ticks, merged moments, line ends, words and table of lines over time. Pure; nulls stay gaps. */
export function prepareLines(input: LinesInput): PreparedLines {
  const { series, cap, format, zone, unit } = input;
  const moments = momentsOf(series);
  const fromMs = input.fromMs ?? moments[0]?.atMs ?? 0;
  const toMs = Math.max(fromMs + 1, input.toMs ?? moments.at(-1)?.atMs ?? 0);
  const seen = moments.flatMap(({ values, ranges }) => [
    ...Object.values(values).filter((value) => value !== null),
    ...Object.values(ranges).flat(),
  ]);
  const ends = endsOf(series);
  const times = moments.map(({ atMs }) => atMs);
  const whole = series.map((one) => [one.id, drawnValues(one, times)] as const);
  return {
    drawn: moments.map((moment, index) => ({
      ...moment,
      values: Object.fromEntries(whole.map(([id, values]) => [id, values[index] ?? null])),
    })),
    fromMs,
    toMs,
    scale: niceScale(cap ? [...seen, cap.value] : seen),
    ticks: timeTicks(fromMs, toMs, zone),
    moments,
    ends,
    summary: summarise(input, ends),
    data: {
      head: ['Time', ...series.map(({ label }) => `${label}, ${unit}`)],
      rows: moments.map((moment) => [
        formatDateTime(moment.atMs, zone),
        ...series.map(({ id }) => describeValue(moment, id, format)),
      ]),
    },
  };
}
