'use client';

import { useState, type KeyboardEvent } from 'react';
import { hatchFill } from '@/components/ui/index.ts';
import { formatCount, formatShare, nothing } from '@/format/index.ts';
import { ChartFrame } from './chart-frame.tsx';
import { colourOf, type FormatValue } from './chart-series.ts';
import { prepareShares, shareData, type PlacedShare, type ShareRow } from './prepare-shares.ts';
import { decideWalk } from './walk-points.ts';

export interface ShareBarsProps {
  readonly label: string;
  /** What a row is, for the table: `Department`. */
  readonly head: string;
  readonly unit: string;
  readonly rows: readonly ShareRow[];
  readonly format?: FormatValue;
}

function Bar({ share }: { readonly share: PlacedShare }) {
  return (
    <svg aria-hidden="true" className="h-2 w-full bg-surface-3">
      {share.marks.map(({ part, start, width }) => (
        <rect
          key={part.label}
          x={`${start * 100}%`}
          width={`${width * 100}%`}
          height="8"
          fill={part.truth === 'hatch' ? hatchFill : part.truth === 'dashed' ? 'none' : colourOf(part.tone)}
          stroke={part.truth === 'dashed' ? colourOf(part.tone) : undefined}
          strokeDasharray={part.truth === 'dashed' ? '3 2' : undefined}
        />
      ))}
      {share.over && <rect x="99%" width="1%" height="8" className="fill-stop-mark" />}
    </svg>
  );
}

const keysOf: Record<string, string> = { ArrowDown: 'ArrowRight', ArrowUp: 'ArrowLeft' };

/** Parts of a whole, one bar a row with its words beside it; up and down walk the rows. */
export function ShareBars({ label, head, unit, rows, format = formatCount }: ShareBarsProps) {
  const shares = prepareShares(rows);
  const [active, setActive] = useState<number>();
  const read = active === undefined ? undefined : shares[active];
  const readParts = read?.marks.map(({ part }) => `${part.label} ${format(part.value)}`) ?? [];
  const onKeyDown = (event: KeyboardEvent) => {
    const next = decideWalk({ active, anchor: undefined }, keysOf[event.key] ?? event.key, false, shares.length);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setActive(next.active);
  };
  const words = shares.map((one) => `${one.label} ${formatShare(one.share)}`).join(', ');
  const reads = {
    role: 'application',
    tabIndex: 0,
    'aria-roledescription': 'chart',
    'aria-label': `${label}: ${words}. Arrow keys walk the rows.`,
    onKeyDown,
    onBlur: () => setActive(undefined),
  };
  return (
    <ChartFrame
      label={label}
      data={shareData(shares, head, unit, format)}
      wordColumns={1}
      readout={read && [read.label, ...readParts].join(' · ')}
    >
      <div {...reads} className="text-12">
        {shares.map((share, index) => (
          <div
            key={share.id}
            aria-hidden="true"
            className={`grid min-h-6 grid-cols-[minmax(72px,1fr)_minmax(48px,2fr)_minmax(56px,auto)_56px] items-center gap-3 ${index === active ? 'bg-you-soft' : ''}`}
          >
            <span className="truncate text-ink-2" title={share.label}>
              {share.label}
            </span>
            <Bar share={share} />
            <span className="text-right text-ink-1">{share.value === null ? nothing : format(share.value)}</span>
            <span className={`text-right ${share.over ? 'text-stop' : 'text-ink-3'}`}>{formatShare(share.share)}</span>
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}
