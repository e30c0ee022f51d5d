'use client';

import { useState, type KeyboardEvent } from 'react';
import { ChartFrame, ChartLegend, colourOf, decideWalk } from '@/components/chart/index.ts';
import { formatQuantity } from '@/format/index.ts';
import type { PoolStatus } from '../scheduler-types.ts';
import type { PreparedSlots, SlotBar } from './prepare-slots.ts';

const stripPx = 192;
const gapShare = 0.2;
const rowMaxPx = 24;

function Bars({
  bars,
  rowPx,
  active,
}: {
  readonly bars: readonly SlotBar[];
  readonly rowPx: number;
  readonly active: number | undefined;
}) {
  const heightPx = rowPx * (1 - gapShare);
  return bars.map(({ id, serviceClass, lane, start, width, interrupted }, index) => (
    <g key={id}>
      <rect
        x={`${start * 100}%`}
        width={`${Math.max(width * 100, 0.15)}%`}
        y={lane * rowPx}
        height={heightPx}
        fill={colourOf(`class-${serviceClass}`)}
        className={index === active ? 'stroke-you [stroke-width:2]' : 'stroke-surface-1'}
      />
      {interrupted && (
        <rect x={`${(start + width) * 100}%`} width="3" y={lane * rowPx} height={heightPx} className="fill-care-mark" />
      )}
    </g>
  ));
}

/** The last minute of every slot by class; an interruption has a mark. Arrow keys walk the calls. */
export function SlotsChart({ prepared, pool }: { readonly prepared: PreparedSlots; readonly pool: PoolStatus }) {
  const { bars, lanes, interruptions } = prepared;
  const [active, setActive] = useState<number>();
  const rowPx = Math.min(rowMaxPx, stripPx / Math.max(1, lanes));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = decideWalk({ active, anchor: undefined }, event.key, false, bars.length);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setActive(next.active);
  };
  const now = pool.classes.map(({ serviceClass, running }) => `${running} ${serviceClass}`).join(', ');
  const read = active === undefined ? undefined : bars[active];
  const reads = {
    role: 'application',
    tabIndex: 0,
    'aria-roledescription': 'chart',
    'aria-label': `Slots of ${pool.slug}, last 60 s: ${formatQuantity(bars.length, 'call')}; now ${now}. Arrow keys walk the calls.`,
    onKeyDown,
    onBlur: () => setActive(undefined),
  };
  return (
    <ChartFrame
      label={`Slots of ${pool.slug}`}
      data={prepared.data}
      wordColumns={3}
      readout={read?.words}
      legend={
        <ChartLegend
          series={pool.classes.map(({ serviceClass, running }) => ({
            id: serviceClass,
            label: `${running} ${serviceClass}`,
            tone: `class-${serviceClass}`,
          }))}
        />
      }
    >
      <div {...reads}>
        <svg aria-hidden="true" height={Math.ceil(lanes * rowPx)} className="w-full bg-surface-2">
          <Bars bars={bars} rowPx={rowPx} active={active} />
        </svg>
        <div aria-hidden="true" className="flex justify-between pt-0.5 text-11 text-ink-3">
          {['−60 s', '−45 s', '−30 s', '−15 s', 'now'].map((tick) => (
            <span key={tick}>{tick}</span>
          ))}
        </div>
      </div>
      {lanes < pool.slots && (
        <p className="text-11 text-ink-3">{`The first ${lanes} of ${formatQuantity(pool.slots, 'slot')} are drawn.`}</p>
      )}
      {interruptions > 0 && (
        <p className="flex items-center gap-1.5 text-11 text-ink-3">
          <svg aria-hidden="true" className="h-2.5 w-0.75">
            <rect width="3" height="10" className="fill-care-mark" />
          </svg>
          {`interrupted, ${interruptions} in 60 s; each waits to go on`}
        </p>
      )}
    </ChartFrame>
  );
}
