'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { BarsOverTime } from '@/components/chart/index.ts';
import { EmptyState, Panel, SimulatedBadge } from '@/components/ui/index.ts';
import { callsHref } from '../calls-of.ts';
import { useMoneyWords } from '../currency/use-money-words.ts';
import type { FinancePeriod } from '../finance-types.ts';
import { roundUsd } from '../round-usd.ts';

const dayMs = 86_400_000;

/** Spend of each day. A bar, or several, open their calls. */
export function PeriodCourse({ period }: { readonly period: FinancePeriod }) {
  const router = useRouter();
  const { unit, toUnits, ofUnits } = useMoneyWords();
  const { days, spend } = period;
  const buckets = useMemo(
    () =>
      days.map(({ startsAt, nanoUsd }) => ({
        startMs: startsAt,
        endMs: startsAt + dayMs,
        values: { spend: toUnits(nanoUsd) },
      })),
    [days, toUnits],
  );
  const series = useMemo(
    () => [
      {
        id: 'spend',
        label: 'Spend',
        tone: 'mid' as const,
        truth: spend === 'simulated' ? ('dashed' as const) : ('solid' as const),
      },
    ],
    [spend],
  );
  return (
    <Panel
      title="Spend by day"
      note={`${unit}; a bar opens its calls`}
      actions={spend === 'simulated' && <SimulatedBadge />}
      className="xl:border-r"
    >
      {period.calls === 0 ? (
        <div className="h-82">
          <EmptyState title="No call ended in these days." />
        </div>
      ) : (
        <BarsOverTime
          label="Spend by day"
          unit={unit}
          series={series}
          buckets={buckets}
          height="high"
          format={ofUnits}
          formatAxis={roundUsd}
          zone="UTC"
          onRange={(range) => {
            if (range === undefined) return;
            router.push(callsHref({ filters: [], from: range.fromMs, to: range.toMs, byCost: false }) as Route);
          }}
        />
      )}
    </Panel>
  );
}
