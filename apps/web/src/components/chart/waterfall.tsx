'use client';

import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { classNames } from '@/components/ui/index.ts';
import { formatShare } from '@/format/index.ts';
import { browserPart } from '@/later/index.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { FormatValue } from './chart-series.ts';
import { prepareWaterfall, waterfallData, type PlacedStep, type WaterfallStep } from './prepare-waterfall.ts';
import { useWidth } from './use-width.ts';
import { decideWalk } from './walk-points.ts';

const DrawWaterfall = browserPart(async () => (await import('./draw-waterfall.tsx')).DrawWaterfall);

export interface WaterfallProps {
  readonly label: string;
  /** What a row is, for the table: `Part`. */
  readonly head: string;
  readonly unit: string;
  /** What shares are of: `of offered`. */
  readonly of: string;
  readonly steps: readonly WaterfallStep[];
  readonly format: FormatValue;
  /** Opens what is behind a step: a click on it, or Enter. */
  readonly onPick?: ((id: string) => void) | undefined;
}

const rowPx = 24;
const keysOf: Record<string, string> = { ArrowDown: 'ArrowRight', ArrowUp: 'ArrowLeft' };

interface CellsProps {
  readonly steps: readonly PlacedStep[];
  readonly active: number | undefined;
  readonly text: (step: PlacedStep) => string;
  readonly className?: string;
}

/** One column of words beside the bars. */
function Cells({ steps, active, text, className }: CellsProps) {
  return (
    <div className={classNames('min-w-0', className)}>
      {steps.map((step, index) => (
        <div
          key={step.id}
          title={text(step)}
          className={classNames(
            'h-6 truncate leading-6',
            index === active && 'bg-you-soft',
            step.kind === 'left' ? 'font-medium text-ink-1' : 'text-ink-2',
          )}
        >
          {text(step)}
        </div>
      ))}
    </div>
  );
}

/** What is left of a whole, and what was lost on the way; up and down walk the steps. */
export function Waterfall({ label, head, unit, of, steps, format, onPick }: WaterfallProps) {
  const box = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(box);
  const placed = useMemo(() => prepareWaterfall(steps), [steps]);
  const data = useMemo(() => waterfallData(placed, head, unit, of, format), [placed, head, unit, of, format]);
  const [active, setActive] = useState<number>();
  const read = active === undefined ? undefined : placed[active];
  const signed = ({ kind, value }: PlacedStep) => (kind === 'lost' && value > 0 ? `−${format(value)}` : format(value));
  const pick = (index: number | undefined) => {
    const step = index === undefined ? undefined : placed[index];
    if (step !== undefined) onPick?.(step.id);
  };
  const rowAt = ({ clientY, currentTarget }: PointerEvent) =>
    Math.min(placed.length - 1, Math.max(0, Math.floor((clientY - currentTarget.getBoundingClientRect().top) / rowPx)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = decideWalk({ active, anchor: undefined }, keysOf[event.key] ?? event.key, false, placed.length);
    if (next) setActive(next.active);
    else if (event.key === 'Enter' && active !== undefined) pick(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const words = placed.map((step) => `${step.label} ${signed(step)}`).join(', ');
  const reads = {
    role: 'application',
    tabIndex: 0,
    'aria-roledescription': 'chart',
    'aria-label': `${label}, ${unit}: ${words}. Arrow keys walk the steps${onPick ? ', Enter opens what is behind one' : ''}.`,
    onKeyDown,
    onBlur: () => setActive(undefined),
    onPointerMove: (event: PointerEvent) => setActive(rowAt(event)),
    onPointerLeave: () => setActive(undefined),
    ...(onPick && { onClick: () => pick(active) }),
  };
  return (
    <ChartFrame
      label={label}
      data={data}
      wordColumns={1}
      readout={read && [read.label, `${signed(read)} ${unit}`, `${formatShare(read.share)} ${of}`].join(' · ')}
    >
      <div {...reads} className={onPick && 'cursor-pointer'}>
        <div
          aria-hidden="true"
          className="grid grid-cols-[minmax(88px,auto)_minmax(48px,1fr)_auto_auto] text-12 select-none"
        >
          <Cells
            steps={placed}
            active={active}
            text={({ label: name }) => name}
            className="max-w-32 sm:max-w-none [&>*]:pr-3"
          />
          <div ref={box} className="relative min-w-0 overflow-hidden">
            {widthPx > 0 && (
              <div className="absolute inset-0">
                <DrawWaterfall widthPx={widthPx} rowPx={rowPx} steps={placed} />
              </div>
            )}
          </div>
          <Cells steps={placed} active={active} text={signed} className="text-right [&>*]:pl-3" />
          <Cells
            steps={placed}
            active={active}
            text={({ share }) => formatShare(share)}
            className="text-right [&>*]:pl-3"
          />
        </div>
      </div>
    </ChartFrame>
  );
}
