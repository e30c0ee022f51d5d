'use client';

import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  DataTable,
  EmptyState,
  Facts,
  Money,
  Panel,
  QueryState,
  StateBadge,
  Time,
  useToasts,
} from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CsvButton } from '@/components/csv-button/index.ts';
import { exactUsd } from '../exact-usd.ts';
import { Segments } from '@/components/segments/index.ts';
import { DeleteInvoice } from './delete-invoice.tsx';
import { groupColumns, groupCsvColumns } from './group-columns.tsx';
import { invoiceStates } from './group-words.ts';
import type { InvoiceDetail } from './invoice-types.ts';
import { useInvoicesRefresh } from './use-invoices-refresh.ts';

function factsOf(invoice: InvoiceDetail) {
  const { provider, periodFirst, periodLast, fileName, currency, comparedAt, by, simulated } = invoice;
  const difference = BigInt(invoice.billedNanoUsd) - BigInt(invoice.recordedNanoUsd);
  const foreign = currency === 'USD' ? '' : `, in ${currency} at ${exactUsd(invoice.usdRateNano)} USD`;
  return [
    ['Provider', provider.name],
    ['Period, UTC', `${periodFirst} to ${periodLast}`],
    ['Billed', <Money key="billed" nanoUsd={invoice.billedNanoUsd} form="total" focusable />],
    [
      'Recorded',
      <Money key="recorded" nanoUsd={invoice.recordedNanoUsd} form="total" simulated={simulated} focusable />,
    ],
    ['Difference', <Money key="difference" nanoUsd={difference} form="total" focusable />],
    ['Billed, not recorded', <Money key="dark" nanoUsd={invoice.darkNanoUsd} form="total" focusable />],
    ['File', `${fileName}, ${formatQuantity(invoice.lines, 'line')}${foreign}`],
    [
      'Compared',
      <span key="compared">
        <Time at={comparedAt} />
        {by.name === null ? '' : `, imported by ${by.name}`}
      </span>,
    ],
  ] as const;
}

export interface InvoiceRoomProps {
  readonly invoiceId: string;
  readonly onLeave: () => void;
}

/** One invoice: what is billed against what is recorded, group by group. */
export function InvoiceRoom({ invoiceId, onLeave }: InvoiceRoomProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.invoices.get.queryOptions({ invoiceId }));
  return (
    <>
      <div className="px-4 pt-2 print:hidden">
        <Button size="small" look="ghost" onClick={onLeave}>
          ← All invoices
        </Button>
      </div>
      <QueryState query={query} what="the invoice" rows={8}>
        {(invoice) => (
          <>
            <Panel
              title={`Invoice ${invoice.number}`}
              note={
                <StateBadge shape={invoiceStates[invoice.state].shape}>{invoiceStates[invoice.state].word}</StateBadge>
              }
              actions={<InvoiceActions invoice={invoice} onLeave={onLeave} />}
            >
              <Facts facts={factsOf(invoice)} />
            </Panel>
            <Groups invoice={invoice} />
          </>
        )}
      </QueryState>
    </>
  );
}

function InvoiceActions({ invoice, onLeave }: { readonly invoice: InvoiceDetail; readonly onLeave: () => void }) {
  const trpc = useTRPC();
  const mayWrite = useMay('finance:write');
  const refresh = useInvoicesRefresh();
  const { tell, tellProblem } = useToasts();
  const compare = useMutation(
    trpc.invoices.reconcile.mutationOptions({
      onSuccess: async ({ openGroups }) => {
        await refresh();
        tell(`Compared: ${formatQuantity(openGroups, 'difference')} open.`);
      },
      onError: ({ message }) => tellProblem(`Not compared. ${message}`),
    }),
  );
  if (!mayWrite) return null;
  return (
    <>
      <Button
        size="small"
        className="print:hidden"
        pending={compare.isPending}
        onClick={() => compare.mutate({ invoiceId: invoice.id })}
      >
        Compare again
      </Button>
      {invoice.deletable && <DeleteInvoice invoice={invoice} onDeleted={onLeave} />}
    </>
  );
}

function Groups({ invoice }: { readonly invoice: InvoiceDetail }) {
  const trpc = useTRPC();
  const mayWrite = useMay('finance:write');
  const [shown, setShown] = useState<'open' | 'all'>(invoice.openGroups > 0 ? 'open' : 'all');
  const list = useInfiniteQuery(
    trpc.invoices.groups.infiniteQueryOptions(
      { invoiceId: invoice.id, open: shown === 'open', limit: 100 },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title="Comparison"
      note={`${formatQuantity(invoice.groups, 'group')}, the largest difference first`}
      actions={
        <>
          <Segments
            label="Groups"
            options={[
              { value: 'open', name: `Open ${invoice.openGroups}` },
              { value: 'all', name: `All ${invoice.groups}` },
            ]}
            value={shown}
            onChoose={setShown}
          />
          <CsvButton
            what="the comparison"
            fileName={`invoice-${invoice.number.replaceAll(/[^A-Za-z0-9-]+/g, '-')}.csv`}
            rows={rows}
            columns={groupCsvColumns}
          />
        </>
      }
    >
      <QueryState query={{ ...list, data: list.data && rows }} what="the comparison" rows={8}>
        {(groups) =>
          groups.length === 0 ? (
            <EmptyState title="No difference is open.">What agrees, and what was accepted, is under All.</EmptyState>
          ) : (
            <DataTable
              caption="Billed against recorded"
              columns={groupColumns(invoice, mayWrite)}
              rows={groups}
              rowKey={({ key }) => key}
            />
          )
        }
      </QueryState>
      {list.hasNextPage && (
        <div className="px-4 py-2">
          <Button size="small" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Panel>
  );
}
