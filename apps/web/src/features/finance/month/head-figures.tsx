import Link from 'next/link';
import type { ReactNode } from 'react';
import { SimulatedBadge } from '@/components/ui/index.ts';
import { formatDate, formatQuantity, nothing } from '@/format/index.ts';
import type { MoneyWords } from '../currency/money-words.ts';
import { useMoneyWords } from '../currency/use-money-words.ts';
import { shareOf } from '../exact-usd.ts';
import type { FinanceMonth } from '../finance-types.ts';
import { HeadlineMoney } from '../headline-money.tsx';
import { signedShare } from '../signed-words.ts';
import { unpricedFigure } from '../unpriced-figure.tsx';
import { WholeUsd } from '../whole-usd.tsx';

interface HeadFigure {
  readonly name: string;
  readonly value: ReactNode;
  readonly unit?: string;
  readonly note: ReactNode;
  readonly tone?: string;
}

const shortDay = (atMs: number) => formatDate(atMs, 'UTC').replace(/ \d{4}$/, '');

/** How far spend is from the plan, 0.1 being a tenth above it. */
function awayFromPlan({ actualNanoUsd, budget }: FinanceMonth): number | null {
  const share = shareOf(actualNanoUsd, budget?.dueNanoUsd ?? null);
  return share === null ? null : share - 1;
}

export interface HeadFiguresProps {
  readonly month: FinanceMonth;
  readonly onOverBudget: () => void;
}

/** More than the cap is spent, or will be. */
function OverBudget({ month: { budget, forecast, actualNanoUsd }, onOverBudget }: HeadFiguresProps) {
  const { total } = useMoneyWords();
  const cap = BigInt(budget?.capNanoUsd ?? 0);
  const over = BigInt(actualNanoUsd) - cap;
  const expected = BigInt(forecast?.nanoUsd ?? 0) - cap;
  return (
    <button
      type="button"
      onClick={onOverBudget}
      className={`min-h-6 text-left underline ${over > 0n ? 'text-stop' : 'text-care'}`}
    >
      {over > 0n ? `over budget by ${total(over)}` : `over budget by ${total(expected)} at its end`}
    </button>
  );
}

function NoBudget() {
  return (
    <Link href="/budgets" className="inline-flex min-h-6 items-center underline">
      no budget for the month
    </Link>
  );
}

function actualFigure(props: HeadFiguresProps, { total }: MoneyWords): HeadFigure {
  const { month } = props;
  const { actualNanoUsd, budget, forecast, spend, asOf, to } = month;
  const cap = budget && BigInt(budget.capNanoUsd);
  const isOver = cap !== null && (BigInt(actualNanoUsd) > cap || BigInt(forecast?.nanoUsd ?? 0) > cap);
  const away = awayFromPlan(month);
  const planned = `${signedShare(away)} to budget at this day`;
  const ended = budget && `of ${total(BigInt(budget.capNanoUsd))} budget`;
  return {
    name: asOf < to ? 'Actual, month to date' : 'Actual',
    value: <HeadlineMoney nanoUsd={actualNanoUsd} simulated={spend === 'simulated'} />,
    note: budget === null ? <NoBudget /> : isOver ? <OverBudget {...props} /> : asOf < to ? planned : ended,
  };
}

function forecastFigure({ forecast, budget, spend, asOf, to }: FinanceMonth): HeadFigure {
  const name = 'Forecast, month end';
  if (forecast === null) {
    return { name, value: nothing, note: asOf < to ? 'needs some spend to go by' : 'the month is over' };
  }
  const reachedAt = budget?.reachedAt ?? null;
  const basis =
    forecast.pastDays === 0
      ? 'from today alone'
      : forecast.lowNanoUsd === null
        ? `from ${formatQuantity(forecast.pastDays, 'day')}, too few for an interval`
        : 'as if nothing were capped';
  return {
    name,
    value: <WholeUsd nanoUsd={forecast.nanoUsd} simulated={spend === 'simulated'} withSign focusable />,
    note: reachedAt === null ? basis : `${reachedAt < asOf ? 'reached' : 'reaches'} the cap on ${shortDay(reachedAt)}`,
    ...(reachedAt === null ? {} : { tone: 'text-care' }),
  };
}

function rateFigure({ runRate, spend }: FinanceMonth): HeadFigure {
  if (runRate === null) return { name: 'Run rate, 7 days', value: nothing, note: 'needs a whole day' };
  const before = shareOf(runRate.nanoUsdPerDay, runRate.beforeNanoUsdPerDay);
  return {
    name: 'Run rate, 7 days',
    value: <HeadlineMoney nanoUsd={runRate.nanoUsdPerDay} simulated={spend === 'simulated'} />,
    unit: 'a day',
    note:
      before === null ? `from ${formatQuantity(runRate.days, 'day')}` : `${signedShare(before - 1)} to the week before`,
  };
}

function reservedFigure({ reserved }: FinanceMonth): HeadFigure {
  if (reserved === null) return { name: 'Reserved now', value: nothing, note: 'the month does not run' };
  return {
    name: 'Reserved now',
    value: <HeadlineMoney nanoUsd={reserved.nanoUsd} reserved={reserved.calls > 0} />,
    unit: `in ${formatQuantity(reserved.calls, 'call')}`,
    note: 'released or settled when they end',
  };
}

/** The figures that finance looks at first. */
export function HeadFigures(props: HeadFiguresProps) {
  const { month } = props;
  const words = useMoneyWords();
  const figures: readonly HeadFigure[] = [
    actualFigure(props, words),
    forecastFigure(month),
    rateFigure(month),
    reservedFigure(month),
    unpricedFigure(month.unpricedCalls),
  ];
  return (
    <dl className="grid grid-cols-2 gap-px border-b border-line-1 bg-line-1 md:grid-cols-3 xl:grid-cols-5">
      {figures.map(({ name, value, unit, note, tone = 'text-ink-2' }) => (
        <div key={name} className="flex min-h-19 flex-col bg-surface-1 px-4 py-2.5 max-md:last:col-span-2">
          <dt className="flex items-center gap-1.5 text-12 text-ink-3">
            {name} {month.spend === 'simulated' && name.startsWith('Actual') && <SimulatedBadge />}
          </dt>
          <dd className="text-20 font-semibold wrap-anywhere">
            {value}{' '}
            {unit !== undefined && <span className="text-13 font-normal whitespace-nowrap text-ink-2">{unit}</span>}
          </dd>
          <dd className={`text-12 ${tone}`}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}
