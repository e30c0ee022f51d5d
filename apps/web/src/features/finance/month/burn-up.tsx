'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { LineOverTime } from '@/components/chart/index.ts';
import { EmptyState, HatchSwatch, Panel, SimulatedBadge } from '@/components/ui/index.ts';
import { formatTotalMoney } from '@/format/index.ts';
import { callsHref } from '../calls-of.ts';
import { toUsd } from '../exact-usd.ts';
import type { FinanceMonth } from '../finance-types.ts';
import { longMonthName } from '../months.ts';
import { dayBefore, prepareBurnUp } from './prepare-burn-up.ts';
import { roundUsd } from '../round-usd.ts';

const formatUsd = (usd: number) => formatTotalMoney(BigInt(Math.round(usd * 1e9)));

/** Bounds of the month's end in words; undefined without an interval. */
function intervalOf({ forecast }: FinanceMonth): string | undefined {
  const { lowNanoUsd: low = null, highNanoUsd: high = null } = forecast ?? {};
  if (low === null || high === null) return undefined;
  return `${roundUsd(toUsd(low))} to ${roundUsd(toUsd(high))}`;
}

/** The month's spend against its plan and cap, with what it will come to. A day opens its calls. */
export function BurnUp({ month }: { readonly month: FinanceMonth }) {
  const router = useRouter();
  const series = useMemo(() => prepareBurnUp(month), [month]);
  const interval = intervalOf(month);
  const isNow = month.asOf >= month.from && month.asOf < month.to;
  const open = (atMs: number) => {
    const day = dayBefore(atMs);
    if (day.from < month.asOf) router.push(callsHref({ filters: [], ...day, byCost: false }) as Route);
  };
  return (
    <Panel
      title="Budget, actual, forecast"
      note={interval === undefined ? 'USD, cumulative' : `USD, cumulative; end ${interval}`}
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
          unit="USD, cumulative"
          series={series}
          cap={month.budget === null ? undefined : { label: 'cap', value: toUsd(month.budget.capNanoUsd) }}
          nowMs={isNow ? month.asOf : undefined}
          fromMs={month.from}
          toMs={month.to}
          height="high"
          format={formatUsd}
          formatAxis={roundUsd}
          zone="UTC"
          onPick={open}
        />
      )}
    </Panel>
  );
}
