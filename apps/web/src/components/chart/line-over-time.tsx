'use client';

import { useMemo, useRef } from 'react';
import { formatCount, formatDateTime, formatSummaryCount } from '@/format/index.ts';
import { browserPart } from '@/later/index.ts';
import { useViewerZone } from '@/preferences/index.ts';
import { ChartFrame } from './chart-frame.tsx';
import { chartHeights, type ChartHeight } from './chart-height.ts';
import type { FormatValue } from './chart-series.ts';
import { LineLabels } from './line-labels.tsx';
import { placeX, plotFrame } from './plot-frame.ts';
import { PlotSurface } from './plot-surface.tsx';
import { describeValue, prepareLines, type LineCap, type LineSeries } from './prepare-lines.ts';
import { useChartWalk } from './use-chart-walk.ts';
import { useWidth } from './use-width.ts';

const DrawLines = browserPart(async () => (await import('./draw-lines.tsx')).DrawLines);

export interface LineOverTimeProps {
  readonly label: string;
  /** `USD, cumulative` */
  readonly unit: string;
  readonly series: readonly LineSeries[];
  readonly cap?: LineCap | undefined;
  /** Where the facts end; right of it stands what is expected. */
  readonly nowMs?: number | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly height?: ChartHeight;
  readonly format?: FormatValue;
  readonly formatAxis?: FormatValue;
  readonly zone?: string | undefined;
  /** Enter on a point, or a click on it: opens what is behind it. */
  readonly onPick?: ((atMs: number) => void) | undefined;
  /** What is saved, where it is not what is shown: files keep USD. */
  readonly inFile?: Required<Pick<LineOverTimeProps, 'unit' | 'series' | 'format'>> | undefined;
}

const labelsPx = 128;

/** Lines over time: facts solid, forecast dotted with its hatched interval, plan dashed, cap as a red rule. */
export function LineOverTime(props: LineOverTimeProps) {
  const { label, unit, series, cap, nowMs, fromMs, toMs, height = 'normal', onPick, inFile } = props;
  const { format = formatCount, formatAxis = formatSummaryCount } = props;
  const viewerZone = useViewerZone();
  const zone = props.zone ?? viewerZone;
  const box = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(box);
  const frame = useMemo(() => plotFrame(widthPx, chartHeights[height].px, labelsPx), [widthPx, height]);
  const prepared = useMemo(
    () => prepareLines({ label, unit, series, cap, fromMs, toMs, format, zone }),
    [label, unit, series, cap, fromMs, toMs, format, zone],
  );
  const positions = prepared.moments.map(({ atMs }) => placeX(frame, atMs, prepared.fromMs, prepared.toMs));
  const pick = (index: number) => {
    const moment = prepared.moments[index];
    if (moment) onPick?.(moment.atMs);
  };
  const fileData = inFile && (() => prepareLines({ label, cap, fromMs, toMs, zone, ...inFile }).data);
  const walk = useChartWalk({ positions, onPick: onPick && pick });
  const active = walk.active === undefined ? undefined : prepared.moments[walk.active];
  const readout =
    active &&
    [
      formatDateTime(active.atMs, zone),
      ...series
        .filter(({ id }) => active.values[id] !== undefined)
        .map(({ id, label: name }) => `${name} ${describeValue(active, id, format)}`),
    ].join(' · ');
  return (
    <ChartFrame label={label} data={prepared.data} fileData={fileData} wordColumns={1} readout={readout}>
      <PlotSurface
        box={box}
        frame={frame}
        summary={prepared.summary}
        walk={walk}
        cursorX={walk.active === undefined ? undefined : positions[walk.active]}
        heightClass={chartHeights[height].className}
        marks={<LineLabels frame={frame} prepared={prepared} cap={cap} format={formatAxis} />}
      >
        <DrawLines frame={frame} series={series} prepared={prepared} cap={cap} nowMs={nowMs} formatAxis={formatAxis} />
      </PlotSurface>
    </ChartFrame>
  );
}
