'use client';

import { useQuery } from '@tanstack/react-query';
import { Sparkline } from '@/components/chart/index.ts';
import {
  DataTable,
  EmptyState,
  ExactText,
  Money,
  Panel,
  QueryState,
  SimulatedBadge,
  type Column,
} from '@/components/ui/index.ts';
import { formatCount, formatSummaryCount, nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CsvButton, type CsvColumn } from '@/components/csv-button/index.ts';
import { useMoneyWords } from '../currency/use-money-words.ts';
import { exactUsd } from '../exact-usd.ts';
import type { UnitCost } from '../finance-types.ts';
import { longMonthName } from '../months.ts';
import type { PeriodDays } from '../period/period-days.ts';
import { signedShare } from '../signed-words.ts';

/** A change above this stands out. */
const notable = 0.05;

const columnsOf = (unit: string): readonly Column<UnitCost>[] => [
  {
    key: 'model',
    head: 'Model',
    cell: ({ name, simulated }) => (
      <span className="inline-flex items-center gap-1.5 text-ink-1">
        <span className="inline-block max-w-72 truncate" title={name}>
          {name}
        </span>
        {simulated && <SimulatedBadge />}
      </span>
    ),
  },
  { key: 'calls', head: 'calls', align: 'right', cell: ({ calls }) => formatCount(calls) },
  {
    key: 'tokens',
    head: 'tokens',
    align: 'right',
    cell: ({ tokens }) => <ExactText exact={formatCount(tokens)}>{formatSummaryCount(tokens)}</ExactText>,
  },
  {
    key: 'call',
    head: `${unit} a call`,
    align: 'right',
    cell: ({ perCallNanoUsd, simulated }) => <Money nanoUsd={perCallNanoUsd} form="column" simulated={simulated} />,
  },
  {
    key: 'thousand',
    head: `${unit} a 1,000 tokens`,
    align: 'right',
    className: 'font-medium text-ink-1',
    cell: ({ perThousandTokensNanoUsd, simulated }) => (
      <Money nanoUsd={perThousandTokensNanoUsd} form="column" simulated={simulated} />
    ),
  },
  {
    key: 'course',
    head: '28 days',
    cell: ({ name, course, change }) => (
      <Sparkline label={`${name}: cost per 1,000 tokens over 28 days, ${signedShare(change)}`} values={course} />
    ),
  },
  {
    key: 'change',
    head: 'change',
    align: 'right',
    cell: ({ change }) => (
      <span className={change !== null && change > notable ? 'text-care' : undefined}>
        {change === null ? nothing : signedShare(change)}
      </span>
    ),
  },
];

const csvColumns: readonly CsvColumn<UnitCost>[] = [
  { head: 'model', text: ({ name }) => name },
  { head: 'spend', text: ({ simulated }) => (simulated ? 'simulated' : 'real') },
  { head: 'calls', figures: true, text: ({ calls }) => String(calls) },
  { head: 'tokens', figures: true, text: ({ tokens }) => String(tokens) },
  { head: 'cost', unit: 'USD', figures: true, text: ({ costNanoUsd }) => exactUsd(costNanoUsd) },
  { head: 'cost a call', unit: 'USD', figures: true, text: ({ perCallNanoUsd }) => exactUsd(perCallNanoUsd) },
  {
    head: 'cost a 1000 tokens',
    unit: 'USD',
    figures: true,
    text: ({ perThousandTokensNanoUsd }) => exactUsd(perThousandTokensNanoUsd),
  },
];

export interface UnitCostTabProps {
  readonly month: string;
  /** Instead of the month. */
  readonly days: PeriodDays | undefined;
}

/** What a call and a thousand tokens cost on each model, and where that goes. */
export function UnitCostTab({ month, days }: UnitCostTabProps) {
  const trpc = useTRPC();
  const { unit } = useMoneyWords();
  const query = useQuery(trpc.finance.unitCosts.queryOptions(days ?? { month }));
  return (
    <Panel
      title="Unit cost"
      note="all priced calls, failed and retried ones included; change: 14 days to the 14 before"
      actions={
        <CsvButton
          what="the unit costs"
          fileName={`finance-${days === undefined ? month : `${days.from}-${days.to}`}-unit-cost.csv`}
          rows={query.data?.rows ?? []}
          columns={csvColumns}
        />
      }
    >
      <QueryState query={query} what="the unit costs" rows={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={days === undefined ? `No call in ${longMonthName(month)}.` : 'No call in these days.'} />
          ) : (
            <DataTable
              caption="Unit cost by model"
              columns={columnsOf(unit)}
              rows={rows}
              rowKey={({ modelId, name }) => modelId ?? name}
            />
          )
        }
      </QueryState>
    </Panel>
  );
}
