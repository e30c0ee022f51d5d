'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { QueryState } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { useFinanceAddress } from '../use-finance-address.ts';
import { AnomaliesPanel } from './anomalies-panel.tsx';
import { BurnUp } from './burn-up.tsx';
import { HeadFigures } from './head-figures.tsx';
import { OwnersPanel } from './owners-panel.tsx';
import { SharePanel } from './share-panel.tsx';
import { SpendChoice } from './spend-choice.tsx';

const pollMs = 15_000;

/** One month on one sheet. */
export function MonthTab({ address }: { readonly address: ReturnType<typeof useFinanceAddress> }) {
  const trpc = useTRPC();
  const { paused } = useLive();
  const [overAsked, setOverAsked] = useState(0);
  const refetchInterval = paused ? false : pollMs;
  const query = useQuery({
    ...trpc.finance.month.queryOptions(address.input),
    refetchInterval,
    placeholderData: keepPreviousData,
  });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  const showOver = () => {
    void address.setAddress({ by: 'agent' });
    setOverAsked((times) => times + 1);
  };
  return (
    <>
      <QueryState query={query} what="the month" rows={3}>
        {(month) => (
          <>
            <SpendChoice of={month} onChoose={(spend) => void address.setAddress({ spend })} />
            <HeadFigures month={month} onOverBudget={showOver} />
          </>
        )}
      </QueryState>
      <div className="grid grid-cols-1 xl:grid-cols-[minmax(0,9fr)_minmax(0,11fr)]">
        <QueryState query={query} what="the course of the month" rows={10}>
          {(month) => <BurnUp month={month} />}
        </QueryState>
        <OwnersPanel address={address} overAsked={overAsked} refetchInterval={refetchInterval} />
        <AnomaliesPanel month={address.month} />
        <div>
          <SharePanel title="By model" head="Model" by="model" address={address} />
          <SharePanel title="By token class" head="Class" by="class" address={address} />
        </div>
      </div>
    </>
  );
}
