'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { QueryState } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { periodInputOf } from '../finance-address.ts';
import { SpendChoice } from '../month/spend-choice.tsx';
import type { useFinanceAddress } from '../use-finance-address.ts';
import { PeriodCourse } from './period-course.tsx';
import type { PeriodDays } from './period-days.ts';
import { PeriodHead } from './period-head.tsx';
import { PeriodOwnersPanel } from './period-owners.tsx';

const pollMs = 15_000;

export interface PeriodTabProps {
  readonly days: PeriodDays;
  readonly address: ReturnType<typeof useFinanceAddress>;
}

/** Any days on one sheet, beside as many before them. */
export function PeriodTab({ days, address }: PeriodTabProps) {
  const trpc = useTRPC();
  const { paused } = useLive();
  const query = useQuery({
    ...trpc.finance.period.queryOptions(periodInputOf(days, address.spend)),
    refetchInterval: paused ? false : pollMs,
    placeholderData: keepPreviousData,
  });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  return (
    <>
      <QueryState query={query} what="the days" rows={3}>
        {(period) => (
          <>
            <SpendChoice of={period} onChoose={(spend) => void address.setAddress({ spend })} />
            <PeriodHead period={period} />
          </>
        )}
      </QueryState>
      <div className="grid grid-cols-1 xl:grid-cols-2">
        <QueryState query={query} what="the course of the days" rows={10}>
          {(period) => <PeriodCourse period={period} />}
        </QueryState>
        <PeriodOwnersPanel key={`${days.from} ${days.to} ${address.by}`} days={days} address={address} />
      </div>
    </>
  );
}
