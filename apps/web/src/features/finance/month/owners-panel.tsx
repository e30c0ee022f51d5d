'use client';

import { financeGroups } from '@agent-os/core/choices';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { saveCsv, toCsv } from '@/components/grid/index.ts';
import { Button, DataTable, EmptyState, Panel, QueryState, useRowKeys } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { useTRPC, useTRPCClient } from '@/trpc/client.tsx';
import { CsvButton } from '@/components/csv-button/index.ts';
import { useMoneyWords } from '../currency/use-money-words.ts';
import { ownersAtFirst } from '../finance-address.ts';
import type { FinanceGroup, FinanceOwner, FinanceOwners } from '../finance-types.ts';
import { longMonthName } from '../months.ts';
import { Segments } from '@/components/segments/index.ts';
import type { useFinanceAddress } from '../use-finance-address.ts';
import { collectOwners } from './collect-owners.ts';
import { groupNames } from './group-words.ts';
import { ownerColumns } from './owner-columns.tsx';
import { ownerCsvColumns, ownerCsvRows } from './owner-csv.ts';
import { OwnersFoot } from './owners-foot.tsx';

const groupOptions = financeGroups.map((value) => ({ value, name: groupNames[value].one }));

/** More than these are one line and the file: a table is no list. */
const ownersMost = 500;

/** Owners as they are listed, those that are not as one line; together with nobody they are the total. */
function linesOf({ owners, rest, by }: FinanceOwners): readonly FinanceOwner[] {
  if (rest === null) return owners;
  return [...owners, { ...rest.sum, name: `${formatCount(rest.owners)} more ${groupNames[by].many}` }];
}

interface OwnersTableProps {
  readonly answer: FinanceOwners;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}

function OwnersTable({ answer, all, onAll }: OwnersTableProps) {
  const { many } = groupNames[answer.by];
  const owners = answer.owners.length + (answer.rest?.owners ?? 0);
  const more = owners > ownersMost ? `the ${ownersMost} dearest` : `all ${owners}`;
  return (
    <>
      <DataTable
        beside
        caption={`Spend by ${groupNames[answer.by].one.toLowerCase()}`}
        columns={ownerColumns(answer)}
        rows={linesOf(answer)}
        rowKey={({ id, name }) => id ?? name}
        foot={<OwnersFoot answer={answer} />}
      />
      {(all ? owners > ownersAtFirst : answer.rest !== null) && (
        <div className="px-4 py-1.5 print:hidden">
          <Button look="ghost" size="small" onClick={() => onAll(!all)}>
            {all ? 'Show the dearest only' : `Show ${more} ${many}`}
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
  const client = useTRPCClient();
  const [allOf, setAllOf] = useState<FinanceGroup>();
  const all = allOf === by;
  const order = overAsked > 0 ? ('over' as const) : undefined;
  const input = { ...address.input, by, ...(order === undefined ? {} : { order }) };
  const query = useQuery({
    ...trpc.finance.owners.queryOptions({ ...input, limit: all ? ownersMost : ownersAtFirst }),
    placeholderData: keepPreviousData,
    refetchInterval,
  });
  const box = useRef<HTMLDivElement>(null);
  const isHere = query.data?.by === by && !query.isPlaceholderData;
  useRowKeys();
  const fileName = `finance-${month}-${by}.csv`;
  const load = () => collectOwners((after) => client.finance.owners.query({ ...input, after }));
  const exportRows = async () => {
    const rows = await load();
    if (rows !== undefined) saveCsv(toCsv(rows, ownerCsvColumns(by, query.data?.spend ?? 'real')), fileName);
  };
  useKeys({
    ...Object.fromEntries(
      groupOptions.map(({ value, name }, index) => [
        String(index + 1),
        { does: `by ${name.toLowerCase()}`, run: () => void setAddress({ by: value }) },
      ]),
    ),
    e: { does: 'export', run: () => void exportRows() },
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
            load={load}
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
              <OwnersTable answer={answer} all={all} onAll={(next) => setAllOf(next ? by : undefined)} />
            )
          }
        </QueryState>
      </div>
    </Panel>
  );
}
