'use client';

import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { ChartFrame, colourOf, decideWalk } from '@/components/chart/index.ts';
import type { HistoryStrip, PreparedHistory } from './prepare-history.ts';

const stripPx = 48;

/** Steps from round to round: a price holds until the next one. */
function stepsPath(values: readonly (number | null)[]): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const begun = (values[index - 1] ?? null) !== null;
      const height = 1 - value;
      return `${begun ? 'V' : `M${index} `}${height}H${index + 1}`;
    })
    .join('');
}

interface StripProps {
  readonly strip: HistoryStrip;
  readonly changes: readonly number[];
  readonly chosen: number | undefined;
  readonly active: number | undefined;
}

function Strip({ strip, changes, chosen, active }: StripProps) {
  const count = strip.values.length;
  const line = { vectorEffect: 'non-scaling-stroke', fill: 'none' } as const;
  return (
    <div className="flex items-stretch gap-2 border-t border-line-1 first:border-t-0">
      <p className="w-24 shrink-0 py-1 text-11 text-ink-3">
        {strip.name}
        <strong className="block text-12 font-semibold text-ink-1">{strip.now}</strong>
        {strip.limitWords !== undefined && <span className="block text-stop">{strip.limitWords}</span>}
      </p>
      <svg
        aria-hidden="true"
        height={stripPx}
        viewBox={`0 0 ${Math.max(count, 1)} 1`}
        preserveAspectRatio="none"
        className="my-1 min-w-0 flex-1"
      >
        {chosen !== undefined && <rect x={chosen} width="1" height="1" className="fill-you opacity-25" />}
        {active !== undefined && <rect x={active} width="1" height="1" className="fill-you opacity-15" />}
        {changes.map((place) => (
          <path
            key={place}
            {...line}
            d={`M${place} 0V1`}
            strokeWidth="1"
            strokeDasharray="2 2"
            className="stroke-care-mark"
          />
        ))}
        <path {...line} d={stepsPath(strip.limits)} strokeWidth="1" className="stroke-stop-mark" />
        <path {...line} d={stepsPath(strip.values)} strokeWidth="1.5" stroke={colourOf('ink')} />
      </svg>
    </div>
  );
}

export interface HistoryChartProps {
  readonly slug: string;
  readonly history: PreparedHistory;
  /** The round that is shown, by its place from the oldest. */
  readonly chosen: number | undefined;
  readonly onChoose: (place: number) => void;
}

/** Price, slots and power over the rounds, one above the other, each with what it may not cross. Arrow keys walk, Enter chooses. */
export function HistoryChart({ slug, history, chosen, onChoose }: HistoryChartProps) {
  const [active, setActive] = useState<number>();
  const count = history.readings.length;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = decideWalk({ active, anchor: undefined }, event.key, false, count);
    if (next) setActive(next.active);
    else if (event.key === 'Enter' && active !== undefined) onChoose(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const drawing = event.currentTarget.querySelector('svg')?.getBoundingClientRect();
    if (drawing === undefined || event.clientX < drawing.left || event.clientX > drawing.right) return undefined;
    return Math.min(count - 1, Math.floor(((event.clientX - drawing.left) / drawing.width) * count));
  };
  const label = `Rounds of ${slug}`;
  const reads = {
    role: 'application',
    tabIndex: 0,
    'aria-roledescription': 'chart',
    'aria-label': `${label}: ${history.strips.map(({ name, now }) => `${name} ${now}`).join('; ')}. Arrow keys walk the rounds, Enter shows one.`,
    onKeyDown,
    onBlur: () => setActive(undefined),
    onPointerMove: (event: PointerEvent<HTMLElement>) => setActive(placeOf(event)),
    onPointerLeave: () => setActive(undefined),
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const place = placeOf(event);
      if (place !== undefined) onChoose(place);
    },
  };
  return (
    <ChartFrame
      label={label}
      data={history.data}
      wordColumns={2}
      readout={active === undefined ? undefined : history.readings[active]}
      legend={
        history.changes.length > 0 && (
          <span className="inline-flex items-center gap-1.5 text-11 text-ink-3">
            <svg aria-hidden="true" width="8" height="10">
              <line x1="4" x2="4" y2="10" strokeDasharray="2 2" className="stroke-care-mark" />
            </svg>
            a limit changed
          </span>
        )
      }
    >
      <div {...reads}>
        {history.strips.map((strip) => (
          <Strip key={strip.id} strip={strip} changes={history.changes} chosen={chosen} active={active} />
        ))}
      </div>
    </ChartFrame>
  );
}
