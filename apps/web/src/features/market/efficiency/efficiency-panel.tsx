'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LineOverTime } from '@/components/chart/index.ts';
import { useLive } from '@/components/live/index.ts';
import { Segments } from '@/components/segments/index.ts';
import { DataTable, EmptyState, Panel, QueryState, type Column } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { MarketEfficiency, MarketPool } from '../market-types.ts';
import { creditsPollMs } from '../poll-ms.ts';
import { firstSpan, lookedWords, roundSpans, type RoundSpan } from '../span-words.ts';
import { prepareEfficiency, type EfficiencyRow } from './prepare-efficiency.ts';

const columns: readonly Column<EfficiencyRow>[] = [
  { key: 'measure', head: 'Measured', cell: ({ measure }) => <span className="text-ink-1">{measure}</span> },
  {
    key: 'efficiency',
    head: 'Efficiency',
    align: 'right',
    cell: ({ efficiency }) => <strong className="font-semibold text-ink-1">{efficiency}</strong>,
  },
  { key: 'served', head: 'Served, credits', align: 'right', cell: ({ served }) => served },
  { key: 'best', head: 'Best, credits', align: 'right', cell: ({ best }) => best },
  { key: 'lost', head: 'Lost', align: 'right', cell: ({ lost }) => lost },
  { key: 'meaning', head: 'What is lost', cell: ({ meaning }) => meaning, className: 'whitespace-normal min-w-64' },
];

const percentFormat = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const percentOf = (value: number) => `${percentFormat.format(value)} %`;
/** Each answer solves hundreds of rounds: it is not asked for with each new one. */
const efficiencyPollMs = 60_000;

/** How near the rounds of a pool came to the best that their demand and limits allowed. */
export function EfficiencyPanel({ pool }: { readonly pool: MarketPool['pool'] }) {
  const trpc = useTRPC();
  const [span, setSpan] = useState<RoundSpan>(firstSpan);
  const { paused } = useLive();
  const query = useQuery({
    ...trpc.market.efficiency.queryOptions({ poolId: pool.id, spanMs: Number(span) }),
    staleTime: efficiencyPollMs,
    // Without bids there is next to nothing to solve, and the first ones are waited for.
    refetchInterval: ({ state: { data } }) => (paused ? false : data?.judged === 0 ? creditsPollMs : efficiencyPollMs),
  });
  return (
    <Panel
      title="Efficiency"
      note={`${pool.slug}, what was served by the most that could be`}
      actions={<Segments label="Span of the efficiency" options={roundSpans} value={span} onChoose={setSpan} />}
    >
      {/* As many rows as an answer is high, so that what is below does not jump. */}
      <QueryState query={query} what="the efficiency" rows={10}>
        {(efficiency) => <EfficiencyAnswer efficiency={efficiency} />}
      </QueryState>
    </Panel>
  );
}

function EfficiencyAnswer({ efficiency }: { readonly efficiency: MarketEfficiency }) {
  const { pool, judged, scarce, rounds, leftOut } = efficiency;
  if (judged === 0) {
    return (
      <EmptyState title={`There are not enough bids in ${pool.slug} to judge.`}>
        <p>
          {rounds > 0 && leftOut === rounds
            ? lookedWords(efficiency)
            : `In ${formatQuantity(rounds, 'round')} nobody there bid for a slot beyond what ran already, at what a slot costs or more.`}
        </p>
      </EmptyState>
    );
  }
  const { rows, lines } = prepareEfficiency(efficiency);
  return (
    <>
      {lines.every(({ points }) => points.length > 1) && (
        <LineOverTime
          label={`Efficiency of ${pool.slug}`}
          unit="%"
          series={lines}
          height="low"
          format={percentOf}
          formatAxis={percentOf}
        />
      )}
      <DataTable caption="Efficiency by measure" columns={columns} rows={rows} rowKey={({ key }) => key} />
      <p className="px-4 py-2 text-12 text-ink-2">
        {scarce === 0
          ? `No limit was reached in ${formatQuantity(judged, 'round')} with bids: whoever bid what a slot costs got it.`
          : `A limit was reached in ${formatCount(scarce)} of ${formatQuantity(judged, 'round')} with bids.`}{' '}
        The best is the optimum of each round’s linear program for the same demand, limits and costs. It may cut slots
        in pieces, so no way to share them exceeds it; what slots cost is taken off both.
      </p>
      <p className="px-4 pb-2 text-11 text-ink-3">{lookedWords(efficiency)}</p>
    </>
  );
}
