'use client';

import type { ReactNode } from 'react';
import { SimulatedBadge } from '@/components/ui/index.ts';
import { formatCount, formatQuantity, nothing } from '@/format/index.ts';
import type { MoneyWords } from '../currency/money-words.ts';
import { useMoneyWords } from '../currency/use-money-words.ts';
import { shareOf } from '../exact-usd.ts';
import type { FinancePeriod } from '../finance-types.ts';
import { HeadlineMoney } from '../headline-money.tsx';
import { signedShare } from '../signed-words.ts';
import { unpricedFigure } from '../unpriced-figure.tsx';

interface Figure {
  readonly name: string;
  readonly value: ReactNode;
  readonly note: ReactNode;
  readonly tone?: string;
}

/** How far a sum is from another, 0.1 being a tenth above it; null when that is nothing. */
function changeOf(now: string | number, before: string | number): number | null {
  const share = shareOf(String(now), String(before));
  return share === null ? null : share - 1;
}

function figuresOf(period: FinancePeriod, { total }: MoneyWords): readonly Figure[] {
  const { actualNanoUsd, before, calls, days, unpricedCalls, spend, asOf, to } = period;
  const isRunning = asOf < to;
  const simulated = spend === 'simulated';
  const daily = BigInt(actualNanoUsd) / BigInt(Math.max(1, days.length));
  const change = changeOf(actualNanoUsd, before.actualNanoUsd);
  return [
    {
      name: 'Spend',
      value: <HeadlineMoney nanoUsd={actualNanoUsd} simulated={simulated} />,
      note: isRunning ? `${formatQuantity(days.length, 'day')} with today` : `in ${formatQuantity(days.length, 'day')}`,
    },
    {
      name: 'To the days before',
      value: change === null ? nothing : signedShare(change),
      note: `${total(BigInt(before.actualNanoUsd))} in as many days`,
    },
    {
      name: 'A day',
      value: <HeadlineMoney nanoUsd={daily} simulated={simulated} />,
      note: isRunning ? 'mean, today counted as a day' : 'mean',
    },
    {
      name: 'Ended calls',
      value: formatCount(calls),
      note: `${signedShare(changeOf(calls, before.calls))} to the days before`,
    },
    unpricedFigure(unpricedCalls),
  ];
}

/** What the days came to, and what the ones before them did. */
export function PeriodHead({ period }: { readonly period: FinancePeriod }) {
  const words = useMoneyWords();
  return (
    <dl className="grid grid-cols-2 gap-px border-b border-line-1 bg-line-1 md:grid-cols-3 xl:grid-cols-5">
      {figuresOf(period, words).map(({ name, value, note, tone = 'text-ink-2' }) => (
        <div key={name} className="flex min-h-19 flex-col bg-surface-1 px-4 py-2.5 max-md:last:col-span-2">
          <dt className="flex items-center gap-1.5 text-12 text-ink-3">
            {name} {period.spend === 'simulated' && name === 'Spend' && <SimulatedBadge />}
          </dt>
          <dd className="text-20 font-semibold wrap-anywhere">{value}</dd>
          <dd className={`text-12 ${tone}`}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}
