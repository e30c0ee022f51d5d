'use client';

import { useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import { formatCount, formatSummaryCount, nothing } from '@/format/index.ts';
import { browserPart } from '@/later/index.ts';
import { useViewerZone } from '@/preferences/index.ts';
import { ChartFrame } from './chart-frame.tsx';
import { chartHeights, type ChartHeight } from './chart-height.ts';
import { ChartLegend } from './chart-legend.tsx';
import type { ChartBucket, ChartRange, ChartSeries, FormatValue } from './chart-series.ts';
import { plotFrame } from './plot-frame.ts';
import { PlotSurface } from './plot-surface.tsx';
import { describeBucket, prepareBars } from './prepare-bars.ts';
import { RangeFields } from './range-fields.tsx';
import { useChartWalk } from './use-chart-walk.ts';
import { useWidth } from './use-width.ts';

const DrawBars = browserPart(async () => (await import('./draw-bars.tsx')).DrawBars);

export interface BarsOverTimeProps {
  /** What the bars are, as the panel's head has it: `Calls`. */
  readonly label: string;
  /** `per minute` */
  readonly unit: string;
  /** From the lowest to the highest part of a bar. */
  readonly series: readonly ChartSeries[];
  /** In rising order, all of one length. */
  readonly buckets: readonly ChartBucket[];
  readonly height?: ChartHeight;
  /** Exact words of a value with its sign or unit. */
  readonly format?: FormatValue;
  readonly formatAxis?: FormatValue;
  readonly zone?: string | undefined;
  /** The applied range; drawn as a band. */
  readonly range?: ChartRange | undefined;
  /** Makes the bars a range selector: by drag, by shift and arrow keys, by two fields. Undefined takes the range away. */
  readonly onRange?: ((range: ChartRange | undefined) => void) | undefined;
}

const rightPx = 8;

/** Stacked bars over time. */
export function BarsOverTime(props: BarsOverTimeProps) {
  const {
    label,
    unit,
    series,
    buckets,
    height = 'normal',
    format = formatCount,
    formatAxis = formatSummaryCount,
  } = props;
  const { range, onRange } = props;
  const viewerZone = useViewerZone();
  const zone = props.zone ?? viewerZone;
  const box = useRef<HTMLDivElement>(null);
  const [withFields, setWithFields] = useState(false);
  const widthPx = useWidth(box);
  const frame = useMemo(() => plotFrame(widthPx, chartHeights[height].px, rightPx), [widthPx, height]);
  const prepared = useMemo(
    () => prepareBars({ label, unit, series, buckets, format, zone }),
    [label, unit, series, buckets, format, zone],
  );
  const bandPx = (frame.widthPx - frame.left - frame.right) / Math.max(1, buckets.length);
  const edge = (index: number) => frame.left + index * bandPx;
  const select = (first: number, last: number) => {
    const from = buckets[first];
    const to = buckets[last];
    if (from && to) onRange?.({ fromMs: from.startMs, toMs: to.endMs });
  };
  const walk = useChartWalk({
    positions: buckets.map((_, index) => edge(index + 0.5)),
    onSelect: onRange && select,
    onPick: onRange && ((index) => select(index, index)),
    onClear: onRange && range && (() => onRange(undefined)),
  });
  const shown = { fromMs: buckets[0]?.startMs ?? 0, toMs: buckets.at(-1)?.endMs ?? 0 };
  const applied = range && shown.toMs > shown.fromMs ? ([range.fromMs, range.toMs] as const) : undefined;
  const toPx = (atMs: number) => {
    const share = (atMs - shown.fromMs) / (shown.toMs - shown.fromMs);
    return edge(Math.min(1, Math.max(0, share)) * buckets.length);
  };
  const active = walk.active === undefined ? undefined : buckets[walk.active];
  const readout =
    active &&
    [
      describeBucket(active, zone),
      ...series.map(({ id, label: name }) => {
        const value = active.values[id] ?? null;
        return `${name} ${value === null ? nothing : format(value)}`;
      }),
    ].join(' · ');
  return (
    <ChartFrame
      label={label}
      data={prepared.data}
      wordColumns={2}
      legend={<ChartLegend series={series} />}
      readout={readout}
      actions={
        onRange && (
          <>
            {range && (
              <Button look="ghost" size="small" onClick={() => onRange(undefined)}>
                Whole range
              </Button>
            )}
            <Button look="ghost" size="small" aria-expanded={withFields} onClick={() => setWithFields((open) => !open)}>
              Range…
            </Button>
          </>
        )
      }
    >
      {onRange && withFields && (
        <RangeFields key={`${range?.fromMs} ${range?.toMs}`} range={range ?? shown} zone={zone} onRange={onRange} />
      )}
      <PlotSurface
        box={box}
        frame={frame}
        summary={`${prepared.summary}${onRange ? ' Shift and arrow keys select a range, Enter applies it.' : ''}`}
        walk={walk}
        band={
          walk.selection
            ? [edge(walk.selection[0]), edge(walk.selection[1] + 1)]
            : applied && [toPx(applied[0]), toPx(applied[1])]
        }
        cursorX={walk.active === undefined ? undefined : edge(walk.active + 0.5)}
        heightClass={chartHeights[height].className}
      >
        <DrawBars frame={frame} series={series} buckets={buckets} prepared={prepared} formatAxis={formatAxis} />
      </PlotSurface>
    </ChartFrame>
  );
}
