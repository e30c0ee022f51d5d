'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable, EmptyState, ExactText, Panel, QueryState, Time, type Column } from '@/components/ui/index.ts';
import { useLive } from '@/components/live/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { MarketCredits } from '../market-types.ts';
import { creditsPollMs } from '../poll-ms.ts';
import { preparePeriods, prepareTransfers, type PeriodRow, type TransferRow } from './prepare-settled.ts';

const periodColumns: readonly Column<PeriodRow>[] = [
  {
    key: 'period',
    head: 'Period from',
    cell: ({ startsAt, isTotal }) =>
      isTotal && (startsAt === null ? 'before the first' : <Time at={startsAt} form="date" />),
  },
  {
    key: 'owner',
    head: 'Department',
    cell: ({ owner, isTotal }) => <span className={isTotal ? 'font-semibold text-ink-1' : 'text-ink-1'}>{owner}</span>,
  },
  { key: 'granted', head: 'Granted', align: 'right', cell: ({ granted }) => granted },
  { key: 'used', head: 'Paid', align: 'right', cell: ({ used }) => used },
  { key: 'sold', head: 'Sold', align: 'right', cell: ({ sold }) => sold },
  { key: 'rebated', head: 'Given back', align: 'right', cell: ({ rebated }) => rebated },
  { key: 'burned', head: 'Burned', align: 'right', cell: ({ burned }) => burned },
  { key: 'expired', head: 'Lapsed', align: 'right', cell: ({ expired }) => expired },
];

const transferColumns: readonly Column<TransferRow>[] = [
  { key: 'at', head: 'Booked', cell: ({ at }) => <Time at={at} /> },
  { key: 'kind', head: 'What', cell: ({ kind }) => <span className="text-ink-1">{kind}</span> },
  { key: 'from', head: 'From', cell: ({ from }) => from },
  { key: 'to', head: 'To', cell: ({ to }) => to },
  {
    key: 'amount',
    head: 'Credits',
    align: 'right',
    cell: ({ amount, exactAmount }) => <ExactText exact={exactAmount}>{amount}</ExactText>,
  },
  {
    key: 'note',
    head: 'Note',
    className: 'max-w-96 truncate',
    cell: ({ note }) => <span title={note}>{note}</span>,
  },
];

/** What the ledger moved of credits: by period and department, and its latest transfers one by one. */
export function SettledCredits({ credits }: { readonly credits: MarketCredits }) {
  const trpc = useTRPC();
  const { paused } = useLive();
  const query = useQuery({
    ...trpc.market.creditPeriods.queryOptions(),
    refetchInterval: paused ? false : creditsPollMs,
  });
  return (
    <>
      <Panel title="Settled by period" note="credits, from the ledger; the last twelve periods">
        <QueryState query={query} what="the periods" rows={4}>
          {(periods) =>
            periods.length === 0 ? (
              <EmptyState title="No credits have been moved yet." />
            ) : (
              <DataTable
                caption="Credits by period and department"
                columns={periodColumns}
                rows={preparePeriods(periods)}
                rowKey={({ id }) => id}
              />
            )
          }
        </QueryState>
      </Panel>
      <Panel
        title="Transfers"
        note={`of credits in the ledger, the latest ${formatQuantity(credits.transfers.length, 'transfer')}; rounds settle once a minute`}
      >
        {credits.transfers.length === 0 ? (
          <EmptyState title="No transfer yet: the first grants are booked with the first round." />
        ) : (
          <DataTable
            caption="Transfers of credits"
            columns={transferColumns}
            rows={prepareTransfers(credits)}
            rowKey={({ key }) => key}
          />
        )}
      </Panel>
    </>
  );
}
