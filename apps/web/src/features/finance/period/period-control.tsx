'use client';

import { classNames } from '@/components/ui/index.ts';
import { periodChoices, periodNames, type PeriodDays, type PeriodName } from './period-days.ts';

export interface PeriodControlProps {
  readonly days: PeriodDays | undefined;
  readonly period: PeriodName | null;
  /** What other days begin with, until somebody changes them. */
  readonly shown: PeriodDays;
  readonly onPeriod: (period: PeriodName) => void;
  readonly onDays: (days: PeriodDays) => void;
  readonly onMonth: () => void;
}

/** By month, or over days: some that have a name, or any. */
export function PeriodControl({ days, period, shown, onPeriod, onDays, onMonth }: PeriodControlProps) {
  const value = days === undefined ? 'month' : (period ?? 'days');
  return (
    <select
      aria-label="Period"
      title="Days and months are of UTC"
      value={value}
      onChange={({ target }) => {
        const name = periodChoices.find((choice) => choice === target.value);
        if (name !== undefined) onPeriod(name);
        else if (target.value === 'days') onDays(shown);
        else onMonth();
      }}
      // Beside the month's own control a phone has little room.
      className={classNames(
        'h-7 min-w-0 rounded-control border border-line-3 bg-surface-1 px-2 text-ink-1',
        days === undefined && 'max-md:w-25',
      )}
    >
      <option value="month">By month</option>
      {periodChoices.map((name) => (
        <option key={name} value={name}>
          {periodNames[name]}
        </option>
      ))}
      <option value="days">Other days…</option>
    </select>
  );
}
