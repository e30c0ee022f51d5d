'use client';

import { CalendarRange, ChevronLeft, ChevronRight, X } from 'lucide-react';
import { buttonClass, classNames } from '@/components/ui/index.ts';
import { lazyPopup } from '@/later/index.ts';
import { useKeys, useNow, useZoneOverride } from '@/preferences/index.ts';
import type { CustomRangeProps } from './custom-range.tsx';
import { describeTimeRange } from './describe-time-range.ts';
import { rangePresets } from './time-range.ts';
import { useCopyLink } from './use-copy-link.ts';
import type { TimeRangeState } from './use-time-range.ts';

const stepClass = `${buttonClass('ghost')} !w-6 !px-0 disabled:opacity-40`;

const OtherRange = lazyPopup<CustomRangeProps>('dialog', async () => (await import('./other-range.tsx')).OtherRange);

/** Ranges that are one press away, another one by its ends, and steps to earlier and later (`[` and `]`). */
export function TimeRangeControl({ state }: { readonly state: TimeRangeState }) {
  const { range, setRange, shift, zone } = state;
  const { override, setOverride } = useZoneOverride();
  const now = useNow();
  useCopyLink(range);
  useKeys({ '[': { does: 'earlier', run: () => shift(-1) }, ']': { does: 'later', run: () => shift(1) } });
  const isPreset = range.kind === 'last' && rangePresets.some(({ durationMs }) => durationMs === range.durationMs);
  return (
    <div role="group" aria-label="Time range" className="flex items-center gap-1">
      {override !== undefined && (
        <span className="flex h-7 items-center gap-1 rounded-control border border-line-2 pl-2 text-12 text-ink-2">
          {override}
          <button
            type="button"
            aria-label="Show times in your own zone"
            title="Show times in your own zone"
            onClick={() => setOverride(undefined)}
            className="flex h-full w-6 items-center justify-center rounded-control text-ink-3 hover:bg-surface-2"
          >
            <X size={12} strokeWidth={1.6} aria-hidden="true" />
          </button>
        </span>
      )}
      <button type="button" aria-label="Earlier" title="Earlier ([)" onClick={() => shift(-1)} className={stepClass}>
        <ChevronLeft size={14} strokeWidth={1.6} aria-hidden="true" />
      </button>
      <div className="flex h-7 items-stretch overflow-clip rounded-control border border-line-2 text-12">
        {rangePresets.map(({ text, name, durationMs }) => {
          const chosen = range.kind === 'last' && range.durationMs === durationMs;
          return (
            <button
              key={text}
              type="button"
              aria-pressed={chosen}
              onClick={() => setRange({ kind: 'last', durationMs })}
              className={segmentClass(chosen)}
            >
              {name}
            </button>
          );
        })}
        <OtherRange
          range={range}
          zone={zone}
          onZone={setOverride}
          onApply={setRange}
          trigger={{
            'aria-label': 'Another range',
            className: segmentClass(!isPreset),
            children: isPreset ? (
              <CalendarRange size={14} strokeWidth={1.6} aria-hidden="true" />
            ) : (
              describeTimeRange(range, zone, now)
            ),
          }}
        />
      </div>
      <button
        type="button"
        aria-label="Later"
        title="Later (])"
        aria-disabled={range.kind === 'last' || undefined}
        onClick={() => shift(1)}
        className={classNames(stepClass, 'aria-disabled:opacity-40')}
      >
        <ChevronRight size={14} strokeWidth={1.6} aria-hidden="true" />
      </button>
    </div>
  );
}

function segmentClass(chosen: boolean): string {
  return classNames(
    'flex min-w-7 items-center justify-center border-l border-line-1 px-2 whitespace-nowrap first:border-l-0',
    'focus-visible:relative focus-visible:z-10 focus-visible:shadow-[inset_0_0_0_2px_var(--you)]',
    chosen ? 'bg-surface-3 font-medium text-ink-1' : 'text-ink-2 hover:bg-surface-2',
  );
}
