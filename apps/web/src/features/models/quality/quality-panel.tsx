'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable, EmptyState, Panel, QueryState, Time, type Column } from '@/components/ui/index.ts';
import { formatCount, nothing } from '@/format/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Model } from '../model-types.ts';
import { SetQuality } from './set-quality.tsx';

type Score = RouterOutputs['routes']['qualities'][number];

const columns: readonly Column<Score>[] = [
  { key: 'class', head: 'Class of work', cell: ({ workClass }) => <span className="text-ink-1">{workClass}</span> },
  { key: 'score', head: 'Score', align: 'right', cell: ({ score }) => formatCount(score) },
  { key: 'n', head: 'n', align: 'right', cell: ({ sampleSize }) => formatCount(sampleSize) },
  { key: 'at', head: 'Measured', cell: ({ measuredAt }) => <Time at={measuredAt} form="date" /> },
  {
    key: 'source',
    head: 'Source',
    className: 'whitespace-normal',
    cell: ({ source, enteredBy }) => `${source} (${enteredBy.name ?? nothing})`,
  },
];

/** How well a model does each class of work, as people entered it; the one measured last counts. */
export function QualityPanel({ model, mayWrite }: { readonly model: Model; readonly mayWrite: boolean }) {
  const query = useQuery(useTRPC().routes.qualities.queryOptions({ modelId: model.id }));
  return (
    <Panel title="Quality" note="0 to 100; the latest counts" actions={mayWrite && <SetQuality model={model} />}>
      <QueryState query={query} what="the scores" rows={3}>
        {(scores) =>
          scores.length === 0 ? (
            <EmptyState title="No scores yet. A route that asks for quality leaves this model out." />
          ) : (
            <DataTable
              caption={`Scores of ${model.name}, the latest measure first`}
              columns={columns}
              rows={scores}
              rowKey={({ id }) => id}
            />
          )
        }
      </QueryState>
    </Panel>
  );
}
