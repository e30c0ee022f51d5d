'use client';

import { memo } from 'react';
import { Bar, BarChart, XAxis, YAxis } from 'recharts';
import { hatchFill } from '@/components/ui/index.ts';
import { colourOf } from './chart-series.ts';
import type { PlacedStep } from './prepare-waterfall.ts';

export interface DrawWaterfallProps {
  readonly widthPx: number;
  readonly rowPx: number;
  readonly steps: readonly PlacedStep[];
}

const paintOf = ({ tone, truth = 'solid' }: PlacedStep) => `${tone} ${truth}`;

function fillOf({ tone, truth = 'solid' }: PlacedStep) {
  if (truth === 'hatch') return { fill: hatchFill, stroke: 'var(--hatch)' };
  if (truth === 'dashed') return { fill: 'none', stroke: colourOf(tone), strokeDasharray: '3 2' };
  return { fill: colourOf(tone) };
}

/** The bars alone, a row each; words and who reads stand beside them. In a chunk of its own, with recharts. */
export const DrawWaterfall = memo(function DrawWaterfall({ widthPx, rowPx, steps }: DrawWaterfallProps) {
  const most = steps.reduce((largest, { end }) => Math.max(largest, end), 0);
  const paints = [...new Map(steps.map((step) => [paintOf(step), step])).entries()];
  return (
    <BarChart
      layout="vertical"
      width={widthPx}
      height={rowPx * steps.length}
      margin={{ top: 0, right: 1, bottom: 0, left: 0 }}
      barCategoryGap="28%"
      accessibilityLayer={false}
      data={[...steps]}
    >
      <XAxis type="number" hide domain={[0, most > 0 ? most : 1]} allowDataOverflow />
      <YAxis type="category" hide dataKey="id" />
      <Bar stackId="step" dataKey="start" fill="none" isAnimationActive={false} />
      {paints.map(([paint, one]) => (
        <Bar
          key={paint}
          stackId="step"
          name={paint}
          dataKey={(step: PlacedStep) => (paintOf(step) === paint ? step.end - step.start : 0)}
          isAnimationActive={false}
          minPointSize={(value) => (typeof value === 'number' && value > 0 ? 1 : 0)}
          {...fillOf(one)}
        />
      ))}
    </BarChart>
  );
});
