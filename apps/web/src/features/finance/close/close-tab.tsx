'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable, Money, Panel, QueryState, StateBadge, Time, type Column } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatCount, nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CsvButton, type CsvColumn } from '@/components/csv-button/index.ts';
import { exactUsd } from '../exact-usd.ts';
import type { LedgerMonth } from '../finance-types.ts';
import { monthName } from '../months.ts';
import { ChangeMonth } from './change-month.tsx';
import { CloseChecksPanel } from './close-checks.tsx';

const csvColumns: readonly CsvColumn<LedgerMonth>[] = [
  { head: 'month', text: ({ month }) => month },
  { head: 'state', text: ({ state }) => state },
  { head: 'real', unit: 'USD', figures: true, text: ({ sums }) => exactUsd(sums.realNanoUsd) },
  { head: 'simulated', unit: 'USD', figures: true, text: ({ sums }) => exactUsd(sums.simulatedNanoUsd) },
  { head: 'came late', unit: 'USD', figures: true, text: ({ lateNanoUsd }) => exactUsd(lateNanoUsd) },
  { head: 'calls', figures: true, text: ({ calls }) => String(calls) },
  { head: 'reason', text: ({ reason }) => reason ?? '' },
];

interface ColumnsInput {
  readonly chosen: string;
  readonly mayWrite: boolean;
  readonly onChoose: (month: string) => void;
}

function columnsOf({ chosen, mayWrite, onChoose }: ColumnsInput): readonly Column<LedgerMonth>[] {
  return [
    {
      key: 'month',
      head: 'Month',
      cell: ({ month }) => (
        <button
          type="button"
          aria-current={month === chosen ? 'true' : undefined}
          title={`Check ${monthName(month)}`}
          onClick={() => onChoose(month)}
          className={`min-h-6 hover:underline ${month === chosen ? 'font-semibold text-you' : 'text-ink-1'}`}
        >
          {monthName(month)}
        </button>
      ),
    },
    {
      key: 'state',
      head: 'Books',
      cell: ({ state }) => <StateBadge shape={state === 'closed' ? 'settled' : 'waiting'}>{state}</StateBadge>,
    },
    {
      key: 'real',
      head: 'real, USD',
      align: 'right',
      className: 'font-medium text-ink-1',
      cell: ({ sums }) => <Money nanoUsd={sums.realNanoUsd} form="total" />,
    },
    {
      key: 'simulated',
      head: 'simulated, USD',
      align: 'right',
      cell: ({ sums }) =>
        sums.simulatedNanoUsd === '0' ? nothing : <Money nanoUsd={sums.simulatedNanoUsd} form="total" simulated />,
    },
    {
      key: 'late',
      head: 'came late, USD',
      align: 'right',
      cell: ({ lateNanoUsd }) => (lateNanoUsd === '0' ? nothing : <Money nanoUsd={lateNanoUsd} form="total" />),
    },
    { key: 'calls', head: 'calls', align: 'right', cell: ({ calls }) => formatCount(calls) },
    {
      key: 'changed',
      head: 'Changed',
      cell: ({ changedAt, changedBy, reason }) =>
        changedAt === null ? (
          nothing
        ) : (
          <span className="inline-block max-w-72 truncate align-bottom" title={reason ?? ''}>
            <Time at={changedAt} />, {changedBy}: {reason}
          </span>
        ),
    },
    ...(mayWrite
      ? [
          {
            key: 'change',
            head: <span className="sr-only">Change</span>,
            cell: (month: LedgerMonth) => <ChangeMonth month={month} />,
          },
        ]
      : []),
  ];
}

export interface CloseTabProps {
  readonly month: string;
  readonly onChoose: (month: string) => void;
}

/** The books of every month: open or closed, by whom and why; and what to look at before closing one. */
export function CloseTab({ month, onChoose }: CloseTabProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.finance.months.queryOptions());
  const mayWrite = useMay('finance:write');
  return (
    <div className="grid grid-cols-1 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <Panel
        title="Books"
        note="months of UTC, by arrival of the calls"
        actions={
          <CsvButton what="the months" fileName="finance-months.csv" rows={query.data ?? []} columns={csvColumns} />
        }
      >
        <QueryState query={query} what="the months" rows={6}>
          {(months) => (
            <DataTable
              caption="Months and their books"
              columns={columnsOf({ chosen: month, mayWrite, onChoose })}
              rows={months}
              rowKey={(row) => row.month}
            />
          )}
        </QueryState>
      </Panel>
      <CloseChecksPanel month={month} />
    </div>
  );
}
