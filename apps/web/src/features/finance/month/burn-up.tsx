'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { LineOverTime } from '@/components/chart/index.ts';
import { EmptyState, HatchSwatch, Panel, SimulatedBadge } from '@/components/ui/index.ts';
import { callsHref } from '../calls-of.ts';
import { moneyWords, type MoneyWords } from '../currency/money-words.ts';
import { useMoneyWords } from '../currency/use-money-words.ts';
import type { FinanceMonth } from '../finance-types.ts';
import { longMonthName } from '../months.ts';
import { dayBefore, prepareBurnUp } from './prepare-burn-up.ts';
import { roundUsd } from '../round-usd.ts';

/** Bounds of the month's end in words; undefined without an interval. */
function intervalOf({ forecast }: FinanceMonth, { whole }: MoneyWords): string | undefined {
  const { lowNanoUsd: low = null, highNanoUsd: high = null } = forecast ?? {};
  if (low === null || high === null) return undefined;
  return `${whole(low)} to ${whole(high)}`;
}

const usd = moneyWords(undefined);

/** The chart as its file has it: files keep USD, whatever the page shows. */
function inUsd(month: FinanceMonth) {
  return { unit: `${usd.unit}, cumulative`, series: prepareBurnUp(month, usd.toUnits), format: usd.ofUnits };
}

/** The month's spend against its plan and cap, with what it will come to. A day opens its calls. */
export function BurnUp({ month }: { readonly month: FinanceMonth }) {
  const router = useRouter();
  const words = useMoneyWords();
  const { unit, toUnits, ofUnits } = words;
  const series = useMemo(() => prepareBurnUp(month, toUnits), [month, toUnits]);
  const interval = intervalOf(month, words);
  const isNow = month.asOf >= month.from && month.asOf < month.to;
  const open = (atMs: number) => {
    const day = dayBefore(atMs);
    if (day.from < month.asOf) router.push(callsHref({ filters: [], ...day, byCost: false }) as Route);
  };
  return (
    <Panel
      title="Budget, actual, forecast"
      note={interval === undefined ? `${unit}, cumulative` : `${unit}, cumulative; end ${interval}`}
      actions={
        <span className="flex items-center gap-1.5 text-12 text-ink-3">
          {month.spend === 'simulated' && <SimulatedBadge />}
          {interval !== undefined && (
            <>
              <HatchSwatch /> 80 % interval
            </>
          )}
        </span>
      }
      className="xl:border-r"
    >
      {month.calls === 0 ? (
        <div className="h-82">
          <EmptyState title={`No spend in ${longMonthName(month.month)}.`}>
            <p>Calls that arrive in it show up here when they end.</p>
          </EmptyState>
        </div>
      ) : (
        <LineOverTime
          label="Budget, actual, forecast"
          unit={`${unit}, cumulative`}
          series={series}
          cap={month.budget === null ? undefined : { label: 'cap', value: toUnits(month.budget.capNanoUsd) }}
          nowMs={isNow ? month.asOf : undefined}
          fromMs={month.from}
          toMs={month.to}
          height="high"
          format={ofUnits}
          formatAxis={roundUsd}
          zone="UTC"
          inFile={unit === usd.unit ? undefined : inUsd(month)}
          onPick={open}
        />
      )}
    </Panel>
  );
}
