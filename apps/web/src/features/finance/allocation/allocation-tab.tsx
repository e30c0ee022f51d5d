'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { DataTable, EmptyState, Money, Panel, QueryState, SimulatedBadge, type Column } from '@/components/ui/index.ts';
import { formatShare } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { callsHref } from '../calls-of.ts';
import { CsvButton, type CsvColumn } from '@/components/csv-button/index.ts';
import { useMoneyWords } from '../currency/use-money-words.ts';
import { exactUsd, shareOf } from '../exact-usd.ts';
import { periodInputOf } from '../finance-address.ts';
import type { FinanceAllocation } from '../finance-types.ts';
import { longMonthName } from '../months.ts';
import { Segments } from '@/components/segments/index.ts';
import type { useFinanceAddress } from '../use-finance-address.ts';

type Charged = FinanceAllocation['owners'][number];

const amount = (head: string, read: (row: Charged) => string): CsvColumn<Charged> => ({
  head,
  unit: 'USD',
  figures: true,
  text: (row) => exactUsd(read(row)),
});

function csvColumns(answer: FinanceAllocation | undefined): readonly CsvColumn<Charged>[] {
  return [
    { head: 'department', text: ({ name }) => name },
    { head: 'spend', text: () => answer?.spend ?? '' },
    amount('traced', ({ directNanoUsd }) => directNanoUsd),
    amount('from unallocated', ({ fromUnallocatedNanoUsd }) => fromUnallocatedNanoUsd),
    amount('charged', ({ chargedNanoUsd }) => chargedNanoUsd),
  ];
}

/** The line of what nobody has, as the table and the file show it. */
function nobodyOf({ untracedNanoUsd, unallocatedNanoUsd }: FinanceAllocation): Charged {
  const spread = (BigInt(unallocatedNanoUsd) - BigInt(untracedNanoUsd)).toString();
  return {
    id: null,
    name: 'Unallocated',
    directNanoUsd: untracedNanoUsd,
    fromUnallocatedNanoUsd: spread,
    chargedNanoUsd: unallocatedNanoUsd,
  };
}

function columnsOf(answer: FinanceAllocation): readonly Column<Charged>[] {
  const simulated = answer.spend === 'simulated';
  const money = (key: keyof Charged & `${string}NanoUsd`, head: string, className?: string): Column<Charged> => ({
    key,
    head,
    align: 'right',
    ...(className === undefined ? {} : { className }),
    cell: (row) => <Money nanoUsd={row[key]} form="total" simulated={simulated} />,
  });
  return [
    {
      key: 'department',
      head: 'Department',
      cell: ({ id, name }) => {
        if (id === null) return <span title="Spend that is traced to no department.">{name}</span>;
        const filters = [{ field: 'department', operator: 'any_of' as const, values: [id] }];
        return (
          <Link
            href={callsHref({ filters, from: answer.from, to: answer.to, byCost: false }) as Route}
            className="row-link"
          >
            <span className="inline-block max-w-72 truncate align-bottom" title={name}>
              {name}
            </span>
          </Link>
        );
      },
    },
    money('directNanoUsd', 'traced'),
    ...(answer.spread ? [money('fromUnallocatedNanoUsd', 'of unallocated')] : []),
    money('chargedNanoUsd', answer.spread ? 'charged' : 'shown', 'font-medium text-ink-1'),
    {
      key: 'share',
      head: 'share',
      align: 'right',
      cell: ({ chargedNanoUsd }) => formatShare(shareOf(chargedNanoUsd, answer.totalNanoUsd)),
    },
  ];
}

/** Who is shown, or charged, what; with the part that has no owner. */
export function AllocationTab({ address }: { readonly address: ReturnType<typeof useFinanceAddress> }) {
  const trpc = useTRPC();
  const { unit } = useMoneyWords();
  const { month, days, spread, spend, setAddress } = address;
  const input = days === undefined ? address.input : periodInputOf(days, spend);
  const name = days === undefined ? month : `${days.from}-${days.to}`;
  const query = useQuery({
    ...trpc.finance.allocation.queryOptions({ ...input, spread }),
    placeholderData: keepPreviousData,
  });
  return (
    <Panel
      title={spread ? 'Chargeback' : 'Showback'}
      note={
        spread
          ? `${unit}; what no department has is spread by what each spent`
          : `${unit}; what no department has stays a line of its own`
      }
      actions={
        <>
          {query.data?.spend === 'simulated' && <SimulatedBadge />}
          <Segments
            label="Rule"
            options={[
              { value: 'showback', name: 'Showback' },
              { value: 'chargeback', name: 'Chargeback' },
            ]}
            value={spread ? 'chargeback' : 'showback'}
            onChoose={(rule) => void setAddress({ spread: rule === 'chargeback' })}
          />
          <CsvButton
            what="the allocation"
            fileName={`finance-${name}-${spread ? 'chargeback' : 'showback'}.csv`}
            rows={query.data ? [...query.data.owners, nobodyOf(query.data)] : []}
            columns={csvColumns(query.data)}
          />
        </>
      }
    >
      <QueryState query={query} what="the allocation" rows={8}>
        {(answer) =>
          answer.owners.length === 0 && answer.untracedNanoUsd === '0' ? (
            <EmptyState
              title={days === undefined ? `No spend in ${longMonthName(month)}.` : 'No spend in these days.'}
            />
          ) : (
            <DataTable
              caption="Allocation by department"
              columns={columnsOf(answer)}
              rows={[...answer.owners, nobodyOf(answer)]}
              rowKey={({ id }) => id ?? 'unallocated'}
              foot={
                <tr className="bg-surface-2 font-semibold text-ink-1">
                  <td>Total</td>
                  <td className="text-right">
                    <Money nanoUsd={answer.totalNanoUsd} form="total" simulated={answer.spend === 'simulated'} />
                  </td>
                  {answer.spread && (
                    <td className="text-right">
                      <Money nanoUsd={0n} form="total" simulated={answer.spend === 'simulated'} />
                    </td>
                  )}
                  <td className="text-right">
                    <Money nanoUsd={answer.totalNanoUsd} form="total" simulated={answer.spend === 'simulated'} />
                  </td>
                  <td className="text-right">{formatShare(answer.totalNanoUsd === '0' ? null : 1)}</td>
                </tr>
              }
            />
          )
        }
      </QueryState>
    </Panel>
  );
}
