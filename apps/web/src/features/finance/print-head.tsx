import { formatDate, formatUtc } from '@/format/index.ts';
import type { FinanceMonth } from './finance-types.ts';
import { longMonthName } from './months.ts';
import type { PeriodDays } from './period/period-days.ts';

export interface PrintHeadProps {
  readonly organisation: string;
  /** In which amounts are shown. */
  readonly currency: string;
  readonly month: string;
  /** Other days than a month's; their figures say nothing of books. */
  readonly days: PeriodDays | undefined;
  /** Of the month; undefined while it is on its way. */
  readonly answer: FinanceMonth | undefined;
}

const states = { open: 'open: figures may still change', closed: 'closed', future: 'not begun' } as const;

/** What a sheet of paper must say of itself: whose figures, of when, in what, and whether they are final. */
export function PrintHead({ organisation, currency, month, days, answer }: PrintHeadProps) {
  const kind = answer?.spend === 'simulated' ? `${currency}, simulated: no real model worked for it` : currency;
  return (
    <div className="border-b border-line-3 px-4 pb-2">
      <p className="text-15 font-semibold text-ink-1">
        {organisation}: spend{' '}
        {days === undefined ? `in ${longMonthName(month)}` : `from ${days.from} to ${days.to}, UTC`}
      </p>
      {days === undefined && answer && (
        <dl className="mt-1 flex flex-wrap gap-x-6 text-12 text-ink-2 [&_dd]:inline [&_dd]:text-ink-1 [&_dt]:inline [&>div]:whitespace-nowrap">
          <div>
            <dt>Period </dt>
            <dd>
              {formatDate(answer.from, 'UTC')} to {formatDate(answer.to - 1, 'UTC')}, UTC
            </dd>
          </div>
          <div>
            <dt>Currency </dt>
            <dd>{kind}</dd>
          </div>
          <div>
            <dt>Books </dt>
            <dd>{states[answer.state]}</dd>
          </div>
          <div>
            <dt>As of </dt>
            <dd>{formatUtc(answer.asOf)}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}
