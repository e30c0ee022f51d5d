'use client';

import { memo } from 'react';
import { Bar, BarChart, ReferenceLine } from 'recharts';
import { hatchFill } from '@/components/ui/index.ts';
import { colourOf, type ChartBucket, type ChartSeries } from './chart-series.ts';
import { DrawAxes, drawingOf } from './draw-axes.tsx';
import type { PlotFrame } from './plot-frame.ts';
import type { PreparedBars } from './prepare-bars.ts';

export interface DrawBarsProps {
  readonly frame: PlotFrame;
  readonly series: readonly ChartSeries[];
  readonly buckets: readonly ChartBucket[];
  readonly prepared: PreparedBars;
  readonly formatAxis: (value: number) => string;
}

function paintOf({ tone, truth = 'solid' }: ChartSeries) {
  const colour = colourOf(tone);
  if (truth === 'hatch') return { fill: hatchFill, stroke: 'var(--hatch)' };
  return truth === 'dashed' ? { fill: 'none', stroke: colour, strokeDasharray: '3 2' } : { fill: colour };
}

/**
 * The drawing alone; who reads and selects stands above it, and does not draw it anew. In a chunk of its own, with
 * recharts.
 */
export const DrawBars = memo(function DrawBars({ frame, series, buckets, prepared, formatAxis }: DrawBarsProps) {
  const { scale, ticks } = prepared;
  return (
    <BarChart
      {...drawingOf(frame)}
      data={[...buckets]}
      barCategoryGap={buckets.length > 120 ? 0 : '12%'}
      stackOffset="sign"
    >
      <DrawAxes {...{ frame, scale, ticks, formatAxis }} timeKey="startMs" />
      {series.map((one) => (
        <Bar
          key={one.id}
          stackId="stack"
          name={one.label}
          dataKey={(bucket: ChartBucket) => bucket.values[one.id] ?? null}
          isAnimationActive={false}
          {...paintOf(one)}
        />
      ))}
      {scale.low < 0 && <ReferenceLine y={0} stroke="var(--line-3)" />}
    </BarChart>
  );
});
