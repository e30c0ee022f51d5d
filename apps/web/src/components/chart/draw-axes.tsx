import { CartesianGrid, XAxis, YAxis } from 'recharts';
import { fitAxisLabels } from './fit-axis-labels.ts';
import type { NiceScale } from './nice-scale.ts';
import type { PlotFrame } from './plot-frame.ts';
import { thinTicks, type TimeTick } from './time-ticks.ts';

/** Axes are words on grid lines: no lines, no ticks. */
const look = {
  axisLine: false,
  tickLine: false,
  interval: 0,
  tick: { fill: 'var(--ink-3)', fontSize: 11 },
  tickMargin: 4,
} as const;

/** What a chart of recharts fills. The axes take their own room, so the margins are what is left of the frame. */
export function drawingOf({ widthPx, heightPx, top, right }: PlotFrame) {
  return {
    width: widthPx,
    height: heightPx,
    margin: { top, right, bottom: 0, left: 0 },
    accessibilityLayer: false,
  };
}

export interface DrawAxesProps {
  readonly frame: PlotFrame;
  readonly scale: NiceScale;
  readonly ticks: readonly TimeTick[];
  /** Where a row has its time. */
  readonly timeKey: string;
  /** Makes the time axis continuous, from and to in epoch milliseconds; without it each row takes an equal part. */
  readonly span?: readonly [fromMs: number, toMs: number];
  readonly formatAxis: (value: number) => string;
}

/** Values at the left, times below, and the lines that lead to the values. */
export function DrawAxes({ frame, scale, ticks, timeKey, span, formatAxis }: DrawAxesProps) {
  const shown = thinTicks(ticks, frame.widthPx - frame.left - frame.right);
  const labels = new Map(shown.map(({ atMs, label }) => [atMs, label]));
  const valueLabels = fitAxisLabels(scale.grid.map(formatAxis));
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--plot-grid)" />
      <YAxis
        {...look}
        width={frame.left}
        domain={[scale.low, scale.high]}
        ticks={[...scale.grid]}
        tickFormatter={(value: number) => valueLabels[scale.grid.indexOf(value)] ?? formatAxis(value)}
        allowDataOverflow
      />
      <XAxis
        {...look}
        height={frame.bottom}
        dataKey={timeKey}
        ticks={shown.map(({ atMs }) => atMs)}
        tickFormatter={(atMs: number) => labels.get(atMs) ?? ''}
        {...(span && { type: 'number' as const, domain: [...span], allowDataOverflow: true })}
      />
    </>
  );
}
