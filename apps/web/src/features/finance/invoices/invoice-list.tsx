'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingRows,
  Money,
  Panel,
  StateBadge,
  type Column,
} from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatCount, nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { longMonthName } from '../months.ts';
import { invoiceStates } from './group-words.ts';
import { ImportInvoice } from './import-invoice.tsx';
import type { Invoice } from './invoice-types.ts';

const periodOf = ({ periodFirst, periodLast }: Invoice): string => `${periodFirst} to ${periodLast}`;

function columnsOf(onOpen: (invoiceId: string) => void): readonly Column<Invoice>[] {
  const money = (key: string, head: string, read: (row: Invoice) => string | bigint): Column<Invoice> => ({
    key,
    head,
    align: 'right',
    cell: (row) => <Money nanoUsd={read(row)} form="total" simulated={key === 'recorded' && row.simulated} />,
  });
  return [
    {
      key: 'number',
      head: 'Invoice',
      cell: ({ id, number }) => (
        <button
          type="button"
          title={number}
          onClick={() => onOpen(id)}
          className="inline-block min-h-6 max-w-64 truncate align-bottom text-ink-1 hover:underline"
        >
          {number}
        </button>
      ),
    },
    {
      key: 'provider',
      head: 'Provider',
      cell: ({ provider }) => (
        <span className="inline-block max-w-56 truncate align-bottom" title={provider.name}>
          {provider.name}
        </span>
      ),
    },
    { key: 'period', head: 'Period, UTC', cell: periodOf },
    {
      key: 'state',
      head: 'State',
      cell: ({ state }) => <StateBadge shape={invoiceStates[state].shape}>{invoiceStates[state].word}</StateBadge>,
    },
    money('billed', 'billed, USD', ({ billedNanoUsd }) => billedNanoUsd),
    money('recorded', 'recorded, USD', ({ recordedNanoUsd }) => recordedNanoUsd),
    money('difference', 'difference', (row) => BigInt(row.billedNanoUsd) - BigInt(row.recordedNanoUsd)),
    {
      ...money('dark', 'not recorded', ({ darkNanoUsd }) => darkNanoUsd),
      cell: ({ darkNanoUsd }) => (darkNanoUsd === '0' ? nothing : <Money nanoUsd={darkNanoUsd} form="total" />),
    },
    { key: 'open', head: 'open', align: 'right', cell: ({ openGroups }) => formatCount(openGroups) },
  ];
}

/** Which providers' invoices of the month are missing, in a line. */
function Coverage({ month }: { readonly month: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.invoices.coverage.queryOptions({ month }));
  if (data === undefined) return longMonthName(month);
  const missing = data.providers.filter(({ state }) => state === 'missing').map(({ name }) => name);
  const there = data.providers.length - missing.length;
  if (data.providers.length === 0) return `${longMonthName(month)}: no real model was paid, so none is due`;
  return `${longMonthName(month)}: of ${there} of ${data.providers.length} providers${missing.length === 0 ? '' : `; missing: ${missing.join(', ')}`}`;
}

export interface InvoiceListProps {
  readonly month: string;
  readonly onOpen: (invoiceId: string) => void;
}

/** Invoices that were imported, the latest period first. */
export function InvoiceList({ month, onOpen }: InvoiceListProps) {
  const trpc = useTRPC();
  const mayWrite = useMay('finance:write');
  const [importing, setImporting] = useState(false);
  const list = useInfiniteQuery(
    trpc.invoices.list.infiniteQueryOptions(
      { limit: 50 },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title="Invoices"
      note={<Coverage month={month} />}
      actions={
        mayWrite && (
          <Button size="small" className="print:hidden" onClick={() => setImporting(true)}>
            Import invoice…
          </Button>
        )
      }
    >
      {list.isPending && <LoadingRows label="the invoices" rows={6} />}
      {list.isError && (
        <ErrorState what="the invoices" problem={list.error.message} retry={() => void list.refetch()} />
      )}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState title="No invoice has been imported.">
          Import a provider’s costs as CSV, of FOCUS or of any columns, to see whether what is billed was recorded.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <DataTable caption="Invoices" columns={columnsOf(onOpen)} rows={rows} rowKey={({ id }) => id} />
      )}
      {list.hasNextPage && (
        <div className="px-4 py-2">
          <Button size="small" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
      {mayWrite && <ImportInvoice open={importing} month={month} onOpenChange={setImporting} onImported={onOpen} />}
    </Panel>
  );
}
