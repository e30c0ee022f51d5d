'use client';

import { financeGroups } from '@agent-os/core/choices';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { saveCsv, toCsv } from '@/components/grid/index.ts';
import { Button, DataTable, EmptyState, Panel, QueryState, useRowKeys } from '@/components/ui/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CsvButton } from '../csv-button.tsx';
import { useMoneyWords } from '../currency/use-money-words.ts';
import type { FinanceOwners } from '../finance-types.ts';
import { longMonthName } from '../months.ts';
import { Segments } from '../segments.tsx';
import type { useFinanceAddress } from '../use-finance-address.ts';
import { foldOwners, overBudgetFirst } from './fold-owners.ts';
import { groupNames } from './group-words.ts';
import { ownerColumns } from './owner-columns.tsx';
import { ownerCsvColumns, ownerCsvRows } from './owner-csv.ts';
import { OwnersFoot } from './owners-foot.tsx';

const groupOptions = financeGroups.map((value) => ({ value, name: groupNames[value].one }));

function OwnersTable({ answer, overFirst }: { readonly answer: FinanceOwners; readonly overFirst: boolean }) {
  const [all, setAll] = useState(false);
  const { many } = groupNames[answer.by];
  const owners = overFirst ? overBudgetFirst(answer.owners) : answer.owners;
  const { shown, folded, rest } = foldOwners(owners, all, many);
  return (
    <>
      <DataTable
        caption={`Spend by ${groupNames[answer.by].one.toLowerCase()}`}
        columns={ownerColumns(answer)}
        rows={rest === undefined ? shown : [...shown, rest]}
        rowKey={({ id, name }) => id ?? name}
        foot={<OwnersFoot answer={answer} />}
      />
      {(folded > 0 || all) && (
        <div className="px-4 py-1.5">
          <Button look="ghost" size="small" onClick={() => setAll((before) => !before)}>
            {all ? 'Show the dearest only' : `Show all ${answer.owners.length} ${many}`}
          </Button>
        </div>
      )}
    </>
  );
}

export interface OwnersPanelProps {
  /** How often it is asked for again; false while the page is held. */
  readonly refetchInterval: number | false;
  readonly address: ReturnType<typeof useFinanceAddress>;
  /** Counts how often somebody asked who is over budget: they come first then, and the first takes the focus. */
  readonly overAsked: number;
}

/** Who spent what, against which budget. */
export function OwnersPanel({ address, overAsked, refetchInterval }: OwnersPanelProps) {
  const trpc = useTRPC();
  const { unit } = useMoneyWords();
  const { by, month, setAddress } = address;
  const query = useQuery({
    ...trpc.finance.owners.queryOptions({ ...address.input, by }),
    placeholderData: keepPreviousData,
    refetchInterval,
  });
  const box = useRef<HTMLDivElement>(null);
  const isHere = query.data?.by === by;
  useRowKeys();
  const fileName = `finance-${month}-${by}.csv`;
  const exportRows = () => {
    if (query.data) saveCsv(toCsv(ownerCsvRows(query.data), ownerCsvColumns(by, query.data.spend)), fileName);
  };
  useKeys({
    ...Object.fromEntries(
      groupOptions.map(({ value, name }, index) => [
        String(index + 1),
        { does: `by ${name.toLowerCase()}`, run: () => void setAddress({ by: value }) },
      ]),
    ),
    e: { does: 'export', run: exportRows },
  });
  useEffect(() => {
    if (overAsked > 0 && isHere) box.current?.querySelector<HTMLElement>('.row-link')?.focus();
  }, [overAsked, isHere]);
  return (
    <Panel
      title={groupNames[by].title}
      note={unit}
      actions={
        <>
          <Segments
            label="Group by"
            options={groupOptions}
            value={by}
            onChoose={(next) => void setAddress({ by: next })}
          />
          <CsvButton
            what="the owners"
            fileName={fileName}
            rows={query.data ? ownerCsvRows(query.data) : []}
            columns={ownerCsvColumns(by, query.data?.spend ?? 'real')}
          />
        </>
      }
    >
      <div ref={box} className="min-h-82">
        <QueryState query={query} what="the owners" rows={10}>
          {(answer) =>
            answer.owners.length === 0 && answer.unallocated.actualNanoUsd === '0' ? (
              <EmptyState title={`Nobody spent anything in ${longMonthName(month)}.`} />
            ) : (
              <OwnersTable key={answer.by} answer={answer} overFirst={overAsked > 0} />
            )
          }
        </QueryState>
      </div>
    </Panel>
  );
}
