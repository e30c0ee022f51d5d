'use client';

import { memo } from 'react';
import { Area, ComposedChart, Line, ReferenceLine } from 'recharts';
import { hatchFill } from '@/components/ui/index.ts';
import { colourOf } from './chart-series.ts';
import { DrawAxes, drawingOf } from './draw-axes.tsx';
import type { PlotFrame } from './plot-frame.ts';
import type { LineCap, LineMoment, LineSeries, PreparedLines } from './prepare-lines.ts';

export interface DrawLinesProps {
  readonly frame: PlotFrame;
  readonly series: readonly LineSeries[];
  readonly prepared: PreparedLines;
  readonly cap?: LineCap | undefined;
  readonly nowMs?: number | undefined;
  readonly formatAxis: (value: number) => string;
}

const strokes = {
  actual: { strokeWidth: 1.6 },
  forecast: { strokeWidth: 1.6, strokeDasharray: '1.5 3' },
  plan: { strokeWidth: 1.2, strokeDasharray: '5 4' },
  simulated: { strokeWidth: 1.4, strokeDasharray: '3 2' },
} as const;

function colourOfSeries({ tone, kind }: LineSeries): string {
  return colourOf(tone ?? (kind === 'actual' || kind === 'forecast' ? 'ink' : 'mid'));
}

/**
 * The drawing alone; labels and who reads stand above it, and do not draw it anew. In a chunk of its own, with recharts.
 */
export const DrawLines = memo(function DrawLines({ frame, series, prepared, cap, nowMs, formatAxis }: DrawLinesProps) {
  const { scale, ticks, drawn, fromMs, toMs } = prepared;
  const intervals = series.filter(({ id }) => drawn.some(({ ranges }) => ranges[id]));
  return (
    <ComposedChart {...drawingOf(frame)} data={[...drawn]}>
      <DrawAxes {...{ frame, scale, ticks, formatAxis }} timeKey="atMs" span={[fromMs, toMs]} />
      {intervals.map(({ id, steps }) => (
        <Area
          key={`interval ${id}`}
          type={steps ? 'stepAfter' : 'linear'}
          dataKey={({ ranges }: LineMoment) => (ranges[id] ? [...ranges[id]] : null)}
          stroke="none"
          fill={hatchFill}
          fillOpacity={1}
          connectNulls
          isAnimationActive={false}
        />
      ))}
      {cap && <ReferenceLine y={cap.value} stroke="var(--stop-mark)" strokeWidth={1} />}
      {nowMs !== undefined && <ReferenceLine x={nowMs} stroke="var(--plot-mid)" strokeWidth={1} />}
      {series.map((one) => (
        <Line
          key={one.id}
          type={one.steps ? 'stepAfter' : 'linear'}
          name={one.label}
          dataKey={({ values }: LineMoment) => values[one.id]}
          stroke={colourOfSeries(one)}
          dot={false}
          connectNulls={false}
          isAnimationActive={false}
          {...strokes[one.kind]}
        />
      ))}
    </ComposedChart>
  );
});
