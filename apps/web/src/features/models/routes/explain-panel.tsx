'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { CountField, DataTable, Money, Panel, QueryState, SimulatedBadge, type Column } from '@/components/ui/index.ts';
import { formatCount, formatMilliseconds, nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { RouteDefinition, RouteExplanation } from './route-types.ts';

type Planned = RouteExplanation['planned'][number] & { readonly place: number };
type LeftOut = RouteExplanation['leftOut'][number];

const exampleTokens = { input: '1000', output: '300' };
const milliseconds = (ms: number | null) => (ms === null ? nothing : formatMilliseconds(ms));

const plannedColumns: readonly Column<Planned>[] = [
  { key: 'place', head: '#', align: 'right', cell: ({ place }) => formatCount(place) },
  {
    key: 'model',
    head: 'Model',
    cell: ({ model, simulated }) => (
      <span className="inline-flex items-center gap-1.5 font-medium text-ink-1">
        {model.name} {simulated && <SimulatedBadge />}
      </span>
    ),
  },
  {
    key: 'cost',
    head: 'Expected',
    align: 'right',
    cell: ({ expectedNanoUsd }) => (
      <Money nanoUsd={expectedNanoUsd} form="call" estimated unpriced={expectedNanoUsd === null} />
    ),
  },
  { key: 'quality', head: 'Quality', align: 'right', cell: ({ quality }) => quality ?? nothing },
  { key: 'firstByte', head: 'First byte p95', align: 'right', cell: (row) => milliseconds(row.firstByteP95Ms) },
  { key: 'time', head: 'Answer', align: 'right', cell: ({ expectedMs }) => milliseconds(expectedMs) },
];

const leftOutColumns: readonly Column<LeftOut>[] = [
  { key: 'model', head: 'Left out', cell: ({ model }) => <span className="text-ink-1">{model.name}</span> },
  { key: 'reason', head: 'Because', className: 'whitespace-normal', cell: ({ detail }) => detail },
];

/** Whom the route would ask now for a call of so many tokens, and whom not. Nothing is called. */
export function ExplainPanel({ name, definition }: { readonly name: string; readonly definition: RouteDefinition }) {
  const trpc = useTRPC();
  const [tokens, setTokens] = useState(exampleTokens);
  const asked = useDeferredValue(tokens);
  const count = (text: string) => Math.min(100_000_000, Math.max(0, Math.floor(Number(text) || 0)));
  const input = { definition, inputTokens: count(asked.input), outputTokens: count(asked.output) };
  const query = useQuery({
    ...trpc.routes.explain.queryOptions(input),
    placeholderData: (before) => before,
    // Breakers, pauses and measures move by themselves.
    refetchInterval: 10_000,
  });
  return (
    <Panel title="What it would choose now" note="an example call; nothing is called">
      <div className="grid grid-cols-2 gap-3 px-4 py-2">
        <CountField
          label="Input"
          unit="tok"
          value={tokens.input}
          onChange={({ target }) => setTokens({ ...tokens, input: target.value })}
        />
        <CountField
          label="Output"
          unit="tok"
          value={tokens.output}
          onChange={({ target }) => setTokens({ ...tokens, output: target.value })}
        />
      </div>
      <QueryState query={query} what="the choice" rows={3}>
        {({ planned, leftOut }) => (
          <>
            {planned.length === 0 ? (
              <p className="px-4 py-2 text-care">Nobody: a call would be refused.</p>
            ) : (
              <DataTable
                caption={`Models that ${name} would ask, in order`}
                columns={plannedColumns}
                rows={planned.map((row, index) => ({ ...row, place: index + 1 }))}
                rowKey={({ model }) => model.id}
              />
            )}
            {leftOut.length > 0 && (
              <DataTable
                caption={`Models that ${name} leaves out, and why`}
                columns={leftOutColumns}
                rows={leftOut}
                rowKey={({ model }) => model.id}
              />
            )}
          </>
        )}
      </QueryState>
    </Panel>
  );
}
