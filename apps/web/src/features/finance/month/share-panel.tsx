'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable, EmptyState, ExactText, Money, Panel, QueryState, type Column } from '@/components/ui/index.ts';
import { formatCount, formatShare, formatSummaryCount } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { callsOfOwner } from '../calls-of.ts';
import { CsvButton } from '@/components/csv-button/index.ts';
import { useMoneyWords } from '../currency/use-money-words.ts';
import { shareOf } from '../exact-usd.ts';
import type { FinanceOwner, FinanceOwners } from '../finance-types.ts';
import { longMonthName } from '../months.ts';
import { NameHead, nameCellClass, OwnerName } from '../owner-name.tsx';
import { ShareBar } from '../share-bar.tsx';
import type { useFinanceAddress } from '../use-finance-address.ts';
import { ownerCsvColumns, ownerCsvRows } from './owner-csv.ts';

function countColumn(by: FinanceOwners['by']): Column<FinanceOwner> {
  const count = ({ calls, quantity }: FinanceOwner) => (by === 'class' ? quantity : calls);
  return {
    key: 'count',
    head: by === 'class' ? 'tokens' : 'calls',
    align: 'right',
    cell: (owner) => <ExactText exact={formatCount(count(owner))}>{formatSummaryCount(count(owner))}</ExactText>,
  };
}

function columnsOf(answer: FinanceOwners, head: string, unit: string): readonly Column<FinanceOwner>[] {
  const simulated = answer.spend === 'simulated';
  const share = ({ actualNanoUsd }: FinanceOwner) => shareOf(actualNanoUsd, answer.total.actualNanoUsd) ?? 0;
  return [
    {
      key: 'name',
      head: <NameHead>{head}</NameHead>,
      className: nameCellClass,
      cell: (owner) => (
        <OwnerName
          text={owner.name}
          name={owner.name}
          href={callsOfOwner(answer.by, owner, answer)}
          simulatedOnly={owner.simulatedOnly}
        />
      ),
    },
    { key: 'bar', head: '', cell: (owner) => <ShareBar share={share(owner)} simulated={simulated} /> },
    countColumn(answer.by),
    {
      key: 'cost',
      head: unit,
      align: 'right',
      className: 'font-medium text-ink-1',
      cell: ({ actualNanoUsd }) => <Money nanoUsd={actualNanoUsd} form="totalColumn" simulated={simulated} />,
    },
    { key: 'share', head: 'share', align: 'right', cell: (owner) => formatShare(share(owner)) },
  ];
}

export interface SharePanelProps {
  readonly title: string;
  readonly head: string;
  readonly by: 'model' | 'class';
  readonly address: ReturnType<typeof useFinanceAddress>;
  readonly className?: string;
}

/** All spend by models, or by classes of tokens, with each part’s share; what has no such part is the last line. */
export function SharePanel({ title, head, by, address, className }: SharePanelProps) {
  const trpc = useTRPC();
  const { unit } = useMoneyWords();
  const { month, input } = address;
  const query = useQuery(trpc.finance.owners.queryOptions({ ...input, by }));
  const rowsOf = ({ owners, rest, unallocated }: FinanceOwners) => [
    ...owners,
    ...(rest === null ? [] : [rest.sum]),
    ...(unallocated.actualNanoUsd === '0' ? [] : [unallocated]),
  ];
  return (
    <Panel
      title={title}
      note={`${unit} and share of actual`}
      {...(className === undefined ? {} : { className })}
      actions={
        <CsvButton
          what={title}
          fileName={`finance-${month}-${by}.csv`}
          rows={query.data ? ownerCsvRows(query.data) : []}
          columns={ownerCsvColumns(by, query.data?.spend ?? 'real')}
        />
      }
    >
      <div className="max-h-72 min-h-40 overflow-y-auto print:max-h-none">
        <QueryState query={query} what={title.toLowerCase()} rows={5}>
          {(answer) =>
            rowsOf(answer).length === 0 ? (
              <EmptyState title={`No spend in ${longMonthName(month)}.`} />
            ) : (
              <DataTable
                beside
                caption={title}
                columns={columnsOf(answer, head, unit)}
                rows={rowsOf(answer)}
                rowKey={({ id, name }) => id ?? name}
              />
            )
          }
        </QueryState>
      </div>
    </Panel>
  );
}
