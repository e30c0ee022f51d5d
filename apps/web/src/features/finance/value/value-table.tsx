'use client';

import { valueGroups } from '@agent-os/core/choices';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { Button, DataTable, ExactText, Money, Panel, type Column } from '@/components/ui/index.ts';
import { formatQuantity, nothing } from '@/format/index.ts';
import { CsvButton } from '@/components/csv-button/index.ts';
import { useMoneyWords } from '../currency/use-money-words.ts';
import { Segments } from '@/components/segments/index.ts';
import type { useFinanceAddress } from '../use-finance-address.ts';
import { ConfidenceText } from './confidence-text.tsx';
import { valueCsvColumns } from './value-csv.ts';
import { callsOfRow, outcomesHref } from './value-href.ts';
import type { ValueFigure, ValueRow, ValueSummary } from './value-types.ts';
import { acceptedWords, groupWords, inputWords, intervalWords, kindName, roiWords } from './value-words.ts';

const shownMost = 12;

interface FigureColumn {
  readonly key: string;
  readonly head: string;
  readonly cell: (figure: ValueFigure) => ReactNode;
}

function figureColumns(unit: string, simulated: boolean): readonly FigureColumn[] {
  const money = (nanoUsd: string | null) => <Money nanoUsd={nanoUsd} form="total" simulated={simulated} />;
  return [
    {
      key: 'accepted',
      head: 'accepted',
      cell: (row) => (
        <ExactText exact={`${row.rejected} rejected, ${row.expired} expired, ${row.tasksFailed} tasks failed`}>
          {acceptedWords(row)}
        </ExactText>
      ),
    },
    { key: 'realised', head: `realised, ${unit}`, cell: (row) => money(row.realisedNanoUsd) },
    { key: 'cost', head: `cost, ${unit}`, cell: (row) => money(row.costNanoUsd) },
    { key: 'each', head: 'per accepted', cell: (row) => money(row.costPerAcceptedNanoUsd) },
    { key: 'roi', head: 'return', cell: roiWords },
    { key: 'interval', head: '95 %', cell: (row) => intervalWords(row) ?? nothing },
    {
      key: 'inputs',
      head: 'inputs',
      cell: (row) => (
        <span title={inputWords(row)}>
          <ConfidenceText confidence={row.confidence.roi} />
        </span>
      ),
    },
  ];
}

function nameOf({ by }: ValueSummary, { id, name, slug }: ValueRow): string {
  return by === 'kind' ? kindName(id) : (slug ?? name);
}

interface ColumnsInput {
  readonly summary: ValueSummary;
  readonly figures: readonly FigureColumn[];
  /** The address after its question mark. */
  readonly search: string;
  readonly of: string | null;
}

function columnsOf({ summary, figures, search, of }: ColumnsInput): readonly Column<ValueRow>[] {
  return [
    {
      key: 'name',
      head: groupWords[summary.by].one,
      cell: (row) => (
        <Link
          href={outcomesHref(search, row.id)}
          scroll={false}
          aria-current={of === row.id ? 'true' : undefined}
          title={`Outcomes of ${nameOf(summary, row)}`}
          className="row-link"
        >
          <span
            className={`inline-block max-w-56 truncate align-bottom ${of === row.id ? 'font-semibold text-you' : 'text-ink-1'}`}
          >
            {nameOf(summary, row)}
          </span>
        </Link>
      ),
    },
    ...figures.map(({ key, head, cell }) => ({ key, head, cell, align: 'right' as const })),
    {
      key: 'calls',
      head: <span className="sr-only">Calls</span>,
      align: 'right',
      cell: (row) => {
        const href = callsOfRow(summary, row);
        return (
          href !== undefined && (
            <Link href={href} className="relative z-1 inline-flex min-h-6 items-center text-you print:hidden">
              {formatQuantity(row.calls, 'call')}
              <span className="sr-only"> of {nameOf(summary, row)}</span>
            </Link>
          )
        );
      },
    },
  ];
}

export interface ValueTableProps {
  readonly summary: ValueSummary;
  readonly address: ReturnType<typeof useFinanceAddress>;
}

/** Value, cost and return of each; a line shows its outcomes below. */
export function ValueTable({ summary, address }: ValueTableProps) {
  const { by, rows, total, spend } = summary;
  const { of, month, setAddress } = address;
  const { unit } = useMoneyWords();
  const search = useSearchParams().toString();
  const [all, setAll] = useState(false);
  const shown = all || rows.length <= shownMost + 1 ? rows : rows.slice(0, shownMost);
  const figures = figureColumns(unit, spend === 'simulated');
  return (
    <Panel
      title={`Return by ${groupWords[by].one.toLowerCase()}`}
      note="(realised − cost) ÷ cost; outcomes of the month in which they were decided"
      actions={
        <span className="flex flex-wrap items-center gap-2">
          <Segments
            label="Kind of spend"
            options={[
              { value: 'real', name: 'Real' },
              { value: 'simulated', name: 'Simulated' },
            ]}
            value={spend}
            onChoose={(next) => void setAddress({ spend: next })}
          />
          <Segments
            label="Return by"
            options={valueGroups.map((value) => ({ value, name: groupWords[value].one }))}
            value={by}
            onChoose={(next) => void setAddress({ per: next, of: null })}
          />
          <CsvButton
            what="the returns"
            fileName={`finance-${month}-value-${by}.csv`}
            rows={rows}
            columns={valueCsvColumns(by, spend)}
          />
        </span>
      }
    >
      <DataTable
        caption={`Return by ${groupWords[by].one.toLowerCase()}`}
        columns={columnsOf({ summary, figures, search, of })}
        rows={shown}
        rowKey={({ id }) => id}
        foot={
          <tr className="bg-surface-2 font-semibold text-ink-1">
            <td>Total</td>
            {figures.map(({ key, cell }) => (
              <td key={key} className="text-right">
                {cell(total)}
              </td>
            ))}
            <td className="text-right">{formatQuantity(total.calls, 'call')}</td>
          </tr>
        }
      />
      {rows.length > shownMost + 1 && (
        <div className="px-4 py-1.5">
          <Button look="ghost" size="small" onClick={() => setAll((before) => !before)}>
            {all ? `Show ${shownMost} only` : `Show all ${rows.length} ${groupWords[by].many}`}
          </Button>
        </div>
      )}
    </Panel>
  );
}
