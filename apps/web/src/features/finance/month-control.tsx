'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/index.ts';
import { monthName, offeredMonths } from './months.ts';

export interface MonthControlProps {
  readonly month: string;
  readonly thisMonth: string;
  readonly onChoose: (month: string) => void;
  readonly onStep: (step: 1 | -1) => void;
}

const icon = { 'aria-hidden': true, size: 14, strokeWidth: 1.6, className: 'text-ink-3' } as const;

/** Steps through months, or goes to one. Months are of UTC, as the books are. */
export function MonthControl({ month, thisMonth, onChoose, onStep }: MonthControlProps) {
  return (
    <div className="flex items-center gap-1">
      <Button aria-label="Month before" title="Month before [" className="print:hidden" onClick={() => onStep(-1)}>
        <ChevronLeft {...icon} />
      </Button>
      <select
        aria-label="Month"
        title="Months are of UTC"
        value={month}
        onChange={(event) => onChoose(event.target.value)}
        className="h-7 rounded-control border border-line-3 bg-surface-1 px-2 font-medium text-ink-1"
      >
        {offeredMonths(thisMonth, month).map((offered) => (
          <option key={offered} value={offered}>
            {monthName(offered)}
          </option>
        ))}
      </select>
      <Button
        aria-label="Next month"
        title="Next month ]"
        className="print:hidden"
        disabled={month >= thisMonth}
        onClick={() => onStep(1)}
      >
        <ChevronRight {...icon} />
      </Button>
    </div>
  );
}
