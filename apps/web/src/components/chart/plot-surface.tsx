'use client';

import type { ReactNode, RefObject } from 'react';
import type { PlotFrame } from './plot-frame.ts';
import type { useChartWalk } from './use-chart-walk.ts';

export interface PlotSurfaceProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly frame: PlotFrame;
  readonly summary: string;
  readonly walk: ReturnType<typeof useChartWalk>;
  /** Left and right pixel of the stretch that is selected or applied. */
  readonly band?: readonly [left: number, right: number] | undefined;
  /** Pixel of the point that is read. */
  readonly cursorX?: number | undefined;
  /** SVG on top: labels of lines. */
  readonly marks?: ReactNode;
  readonly heightClass: string;
  readonly children: ReactNode;
}

/** The drawing with one layer on top that is read by pointer and by arrow keys. Its height is fixed before it is drawn. */
export function PlotSurface({
  box,
  frame,
  summary,
  walk,
  band,
  cursorX,
  marks,
  heightClass,
  children,
}: PlotSurfaceProps) {
  const lowest = frame.heightPx - frame.bottom;
  const reads = {
    role: 'application',
    tabIndex: 0,
    'aria-roledescription': 'chart',
    'aria-label': `${summary} Arrow keys walk the points.`,
    ...walk.handlers,
  };
  return (
    <div ref={box} {...reads} className={`relative touch-pan-y select-none ${heightClass}`}>
      <div aria-hidden="true" className="pointer-events-none absolute inset-0">
        {frame.widthPx > 0 && children}
      </div>
      {frame.widthPx > 0 && (
        <svg aria-hidden="true" className="pointer-events-none absolute inset-0 size-full overflow-visible text-11">
          {band && (
            <rect
              x={band[0]}
              y={frame.top}
              width={Math.max(1, band[1] - band[0])}
              height={lowest - frame.top}
              className="fill-you stroke-you"
              fillOpacity="0.12"
            />
          )}
          {cursorX !== undefined && (
            <line x1={cursorX} x2={cursorX} y1={frame.top} y2={lowest} className="stroke-line-3" />
          )}
          {marks}
        </svg>
      )}
    </div>
  );
}
