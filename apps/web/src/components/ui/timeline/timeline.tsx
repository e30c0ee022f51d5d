import type { ReactNode } from 'react';
import { formatDuration, formatMilliseconds } from '@/format/index.ts';
import { classNames } from '../class-names.ts';
import { hatchFill } from '../hatch.tsx';
import { prepareTimeline, type PlacedRow, type PlacedSegment } from './prepare-timeline.ts';
import type { TimelineKind, TimelineRow } from './timeline-row.ts';

const looks: Record<TimelineKind, { readonly word: string; readonly className: string; readonly fill?: string }> = {
  work: { word: 'works', className: 'fill-plot-ink' },
  waits: { word: 'waits', className: 'fill-plot-mid' },
  prefill: { word: 'prefill', className: 'fill-ink-3' },
  streams: { word: 'streams', className: 'fill-run-mark' },
  failed: { word: 'failed', className: 'fill-stop-mark' },
  person: { word: 'waits for a person', className: 'fill-person-mark' },
  estimated: { word: 'estimated', className: 'stroke-hatch', fill: hatchFill },
  simulated: { word: 'simulated', className: 'fill-transparent stroke-line-3 [stroke-dasharray:3_2]' },
};

/** In percent of the width, so that hatch and dashes are not stretched with it. */
function Mark({ segment, heightPx }: { readonly segment: PlacedSegment; readonly heightPx: number }) {
  const { className, fill } = looks[segment.kind];
  return (
    <rect
      x={`${segment.startPercent}%`}
      width={`${segment.widthPercent}%`}
      height={heightPx}
      className={className}
      {...(fill === undefined ? {} : { fill })}
    />
  );
}

function Bar({ row }: { readonly row: PlacedRow }) {
  return (
    <svg aria-hidden="true" className="h-2 w-full bg-surface-2">
      {row.segments.map((segment) => (
        <Mark key={`${segment.kind} ${segment.startPercent}`} segment={segment} heightPx={8} />
      ))}
    </svg>
  );
}

function Legend({ kinds, children }: { readonly kinds: readonly TimelineKind[]; readonly children?: ReactNode }) {
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-11 text-ink-3">
      {kinds.map((kind) => (
        <span key={kind} className="inline-flex items-center gap-1.5">
          <svg aria-hidden="true" className="size-2">
            <Mark segment={{ kind, startPercent: 0, widthPercent: 100 }} heightPx={8} />
          </svg>
          {looks[kind].word}
        </span>
      ))}
      {children}
    </p>
  );
}

export interface TimelineProps {
  /** What happened, for those who do not see the heading: `Steps of this call`. */
  readonly label: string;
  readonly rows: readonly TimelineRow[];
  /** Head of the first column. */
  readonly head?: string;
  /** End of the scale when it is later than the last segment: the time until now for something that runs. */
  readonly endUs?: number | undefined;
  readonly numbered?: boolean;
  readonly legend?: boolean;
  /** Stands at the legend's end: `dotted opens the reason`. */
  readonly legendNote?: ReactNode;
}

/** Rows on one time scale, each with its reason below the bar; what was not reached says so. Figures are milliseconds. */
export function Timeline({
  label,
  rows,
  head = 'Step',
  endUs,
  numbered = false,
  legend = false,
  legendNote,
}: TimelineProps) {
  const placed = prepareTimeline(rows, endUs);
  return (
    <div className="px-4 pt-1 pb-3 text-12">
      <div className="flex text-11 text-ink-3">
        <span>
          {head}, 0 to {formatDuration(placed.scaleUs)}
        </span>
        <span className="ml-auto">ms</span>
      </div>
      <ol aria-label={label} className="flex flex-col gap-1.5 pt-1">
        {rows.map((row, index) => {
          const at = placed.rows[index];
          const reached = at?.durationUs !== null && at !== undefined;
          return (
            <li key={row.id} className={reached ? undefined : 'text-ink-3'}>
              <div className="grid grid-cols-[minmax(76px,auto)_minmax(0,1fr)_72px] items-center gap-3">
                <span className="flex w-[76px] min-w-0 gap-1.5 font-medium">
                  {numbered && <span className="font-normal text-ink-3">{index + 1}</span>}
                  <span className="min-w-0 [overflow-wrap:anywhere]">{row.label}</span>
                </span>
                {reached ? <Bar row={at} /> : <span className="text-11">not reached</span>}
                <span className="text-right">
                  {at?.running && at.durationUs === 0 ? 'runs' : formatMilliseconds(at?.durationUs ?? null)}
                </span>
              </div>
              {row.reason !== undefined && (
                <div
                  className={classNames(
                    '[overflow-wrap:anywhere]',
                    numbered && 'ml-3.5',
                    row.failed ? 'text-stop' : 'text-ink-2',
                  )}
                >
                  {row.reason}
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {legend && (
        <div className="mt-2">
          <Legend kinds={placed.kinds}>{legendNote}</Legend>
        </div>
      )}
    </div>
  );
}
