'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import { formatClockField, parseClockField } from '@/format/index.ts';
import type { ChartRange } from './chart-series.ts';

export interface RangeFieldsProps {
  /** What the fields hold at first: the applied range, or all that is shown. */
  readonly range: ChartRange;
  readonly zone: string;
  readonly onRange: (range: ChartRange) => void;
}

const field = 'h-6 rounded-control border border-line-3 bg-surface-1 px-1.5 text-12 aria-invalid:border-stop';

/** The range as two fields: the way to it without a drag (WCAG 2.5.7). */
export function RangeFields({ range, zone, onRange }: RangeFieldsProps) {
  const id = useId();
  const [from, setFrom] = useState(() => formatClockField(range.fromMs, zone));
  const [to, setTo] = useState(() => formatClockField(range.toMs, zone));
  const fromMs = parseClockField(from, zone);
  const toMs = parseClockField(to, zone);
  const wrong = fromMs === undefined || toMs === undefined || toMs <= fromMs;
  const problem = wrong ? { 'aria-invalid': true, 'aria-describedby': `${id}-problem` } : {};
  return (
    <form
      className="flex flex-wrap items-center gap-2 pb-1 text-12 text-ink-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onRange({ fromMs, toMs });
      }}
    >
      <label htmlFor={`${id}-from`}>From</label>
      <input
        {...problem}
        id={`${id}-from`}
        type="datetime-local"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
        className={field}
      />
      <label htmlFor={`${id}-to`}>to</label>
      <input
        {...problem}
        id={`${id}-to`}
        type="datetime-local"
        value={to}
        onChange={(event) => setTo(event.target.value)}
        className={field}
      />
      <Button type="submit" size="small" disabled={wrong}>
        Show this range
      </Button>
      {wrong && (
        <span id={`${id}-problem`} className="text-stop">
          The end must be later than the beginning.
        </span>
      )}
    </form>
  );
}
