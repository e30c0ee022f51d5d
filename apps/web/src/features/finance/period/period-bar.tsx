'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { countDays, problemOfDays, type PeriodDays } from './period-days.ts';

const fieldClass = 'h-7 rounded-control border border-line-3 bg-surface-1 px-2 text-ink-1';

export interface PeriodBarProps {
  readonly days: PeriodDays;
  readonly today: string;
  /** What else is to be known of the days. */
  readonly note: string;
  readonly onDays: (days: PeriodDays) => void;
}

/** The days that are shown, to be changed. */
export function PeriodBar({ days, today, note, onDays }: PeriodBarProps) {
  const [chosen, setChosen] = useState(days);
  const [problem, setProblem] = useState<string>();
  const field = (end: 'from' | 'to', label: string) => (
    <label className="flex items-center gap-1.5 text-ink-2">
      {label}
      <input
        type="date"
        required
        max={today}
        value={chosen[end]}
        aria-invalid={problem !== undefined}
        onChange={({ target }) => setChosen({ ...chosen, [end]: target.value })}
        className={fieldClass}
      />
    </label>
  );
  const isChanged = chosen.from !== days.from || chosen.to !== days.to;
  return (
    <form
      aria-label="Days"
      noValidate
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line-1 px-4 py-1.5 text-12"
      onSubmit={(event) => {
        event.preventDefault();
        const found = problemOfDays(chosen);
        setProblem(found);
        if (found === undefined) onDays(chosen);
      }}
    >
      {field('from', 'From')}
      {field('to', 'to')}
      {isChanged && (
        <Button type="submit" look="main" className="print:hidden">
          Show these days
        </Button>
      )}
      {problem === undefined ? (
        <span className="text-ink-3">
          {formatQuantity(countDays(days), 'day')} of UTC; {note}
        </span>
      ) : (
        <span role="alert" className="text-stop">
          {problem}
        </span>
      )}
    </form>
  );
}
