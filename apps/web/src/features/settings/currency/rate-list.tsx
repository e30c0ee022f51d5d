'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  DataTable,
  EmptyState,
  Panel,
  QueryState,
  StateBadge,
  Time,
  type Column,
} from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { AddRate } from './add-rate.tsx';
import { CurrencySelect } from './currency-select.tsx';

type Rate = RouterOutputs['currency']['rates']['items'][number];

const words = (text: string) => (
  <span className="inline-block max-w-44 truncate align-bottom" title={text}>
    {text}
  </span>
);

const columns: readonly Column<Rate>[] = [
  { key: 'from', head: 'Valid from', className: 'text-ink-1', cell: ({ validFrom }) => validFrom },
  {
    key: 'rate',
    head: 'one USD is',
    align: 'right',
    className: 'font-medium text-ink-1',
    cell: ({ perUsd, corrected }) => (corrected ? <s>{perUsd}</s> : perUsd),
  },
  {
    key: 'state',
    head: <span className="sr-only">State</span>,
    cell: ({ corrected }) => corrected && <StateBadge shape="settled">corrected</StateBadge>,
  },
  { key: 'source', head: 'Source', cell: ({ source }) => words(source) },
  { key: 'reason', head: 'Reason', cell: ({ reason }) => words(reason) },
  {
    key: 'entered',
    head: 'Entered',
    cell: ({ at, by }) => (
      <span className="whitespace-nowrap">
        <Time at={at} />, {by}
      </span>
    ),
  },
];

/** Every rate that was entered for a currency, the latest day first. */
export function RateList({ chosen }: { readonly chosen: string | null }) {
  const trpc = useTRPC();
  const mayWrite = useMay('finance:write');
  const [currency, setCurrency] = useState(chosen ?? 'EUR');
  const list = useInfiniteQuery(
    trpc.currency.rates.infiniteQueryOptions(
      { currency },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  return (
    <Panel title="Rates" note="days of UTC" actions={mayWrite && <AddRate key={currency} currency={currency} />}>
      <div className="max-w-[360px] px-4 pt-1 pb-3">
        <CurrencySelect
          label="Of"
          name="of"
          defaultValue={currency}
          problem={undefined}
          onChange={(next) => setCurrency(next)}
        />
      </div>
      <QueryState query={list} what="the rates" rows={3}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          return rows.length === 0 ? (
            <EmptyState title={`No rate of ${currency} yet.`}>
              <p>Until each day of a month has one, the month is shown in USD.</p>
            </EmptyState>
          ) : (
            <DataTable
              caption={`Rates of ${currency}`}
              columns={columns}
              rows={rows}
              rowKey={({ number }) => String(number)}
            />
          );
        }}
      </QueryState>
      {list.hasNextPage && (
        <div className="px-4 py-1.5">
          <Button look="ghost" size="small" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show earlier ones
          </Button>
        </div>
      )}
    </Panel>
  );
}
