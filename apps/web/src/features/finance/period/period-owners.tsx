'use client';

import { financeGroups } from '@agent-os/core/choices';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, DataTable, EmptyState, Money, Panel, QueryState, useRowKeys } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { useMoneyWords } from '../currency/use-money-words.ts';
import { CsvButton } from '@/components/csv-button/index.ts';
import { ownersAtFirst, periodInputOf } from '../finance-address.ts';
import type { FinanceGroup, PeriodOwner, PeriodOwners } from '../finance-types.ts';
import { groupNames } from '../month/group-words.ts';
import { Segments } from '@/components/segments/index.ts';
import type { useFinanceAddress } from '../use-finance-address.ts';
import type { PeriodDays } from './period-days.ts';
import { periodCsvColumns, periodOwnerColumns } from './period-owner-columns.tsx';

const groupOptions = financeGroups.map((value) => ({ value, name: groupNames[value].one }));
/** More than these are one line and the file: a table is no list. */
const ownersMost = 500;

/** All lines in the order of the table; together they are the total. */
function linesOf({ owners, rest, unallocated, by }: PeriodOwners): readonly PeriodOwner[] {
  const others = rest && { ...rest.sum, name: `${formatCount(rest.owners)} more ${groupNames[by].many}` };
  const isNobody = unallocated.actualNanoUsd !== '0' || unallocated.calls > 0 || unallocated.beforeNanoUsd !== '0';
  return [...owners, ...(others === null ? [] : [others]), ...(isNobody ? [unallocated] : [])];
}

export interface PeriodOwnersPanelProps {
  readonly days: PeriodDays;
  readonly address: ReturnType<typeof useFinanceAddress>;
}

/** Who spent what in the days, and in as many before. */
export function PeriodOwnersPanel({ days, address: { by, spend, setAddress } }: PeriodOwnersPanelProps) {
  const { unit } = useMoneyWords();
  const trpc = useTRPC();
  const [all, setAll] = useState(false);
  const input = { ...periodInputOf(days, spend), by };
  const query = useQuery({
    ...trpc.finance.periodOwners.queryOptions({ ...input, limit: all ? ownersMost : ownersAtFirst }),
    placeholderData: keepPreviousData,
  });
  useRowKeys();
  const choose = (next: FinanceGroup) => void setAddress({ by: next });
  useKeys(
    Object.fromEntries(
      groupOptions.map(({ value, name }, index) => [
        String(index + 1),
        { does: `by ${name.toLowerCase()}`, run: () => choose(value) },
      ]),
    ),
  );
  return (
    <Panel
      title={groupNames[by].title}
      note={`${unit}, beside as many days before`}
      actions={
        <>
          <Segments label="Group by" options={groupOptions} value={by} onChoose={choose} />
          <CsvButton
            what="the owners"
            fileName={`finance-${days.from}-${days.to}-${by}.csv`}
            rows={query.data ? [...linesOf(query.data), query.data.total] : []}
            columns={periodCsvColumns(query.data)}
          />
        </>
      }
    >
      <div className="min-h-82">
        <QueryState query={query} what="the owners" rows={10}>
          {(answer) =>
            linesOf(answer).length === 0 ? (
              <EmptyState title="Nobody spent anything in these days, or in those before." />
            ) : (
              <>
                <DataTable
                  beside
                  caption={`Spend by ${groupNames[answer.by].one.toLowerCase()}`}
                  columns={periodOwnerColumns(answer, unit)}
                  rows={linesOf(answer)}
                  rowKey={({ id, name }) => id ?? name}
                  foot={<TotalLine answer={answer} />}
                />
                {answer.rest !== null && !all && (
                  <div className="px-4 py-1.5 print:hidden">
                    <Button look="ghost" size="small" onClick={() => setAll(true)}>
                      Show{' '}
                      {answer.owners.length + answer.rest.owners > ownersMost
                        ? `the ${ownersMost} dearest`
                        : `all ${answer.owners.length + answer.rest.owners}`}{' '}
                      {groupNames[answer.by].many}
                    </Button>
                  </div>
                )}
              </>
            )
          }
        </QueryState>
      </div>
    </Panel>
  );
}

function TotalLine({ answer }: { readonly answer: PeriodOwners }) {
  const { total } = answer;
  const { unit } = useMoneyWords();
  const columns = periodOwnerColumns(answer, unit);
  return (
    <tr className="bg-surface-2 font-semibold text-ink-1">
      <td>Total</td>
      {columns.slice(1).map(({ key, cell, align }) => (
        <td key={key} className={align === 'right' ? 'text-right' : undefined}>
          {key === 'cost' ? (
            <Money nanoUsd={total.actualNanoUsd} form="totalColumn" simulated={answer.spend === 'simulated'} />
          ) : (
            cell(total)
          )}
        </td>
      ))}
    </tr>
  );
}
