'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ColumnsMenu, ExportButton, Grid, sortRows, useGridUrl } from '@/components/grid/index.ts';
import { PeekLayout, stepPeek, usePeek } from '@/components/peek/index.ts';
import { EmptyState, Page, QueryState } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { AddModel } from './add-model.tsx';
import { AddProvider } from './add-provider/index.ts';
import { modelColumns } from './model-columns.tsx';
import type { ListedModel } from './model-types.ts';
import { ModelsTabs } from './models-tabs.tsx';
import { ProvidersPanel } from './providers-panel.tsx';

const ModelPeek = lazyPart(async () => (await import('./model-peek.tsx')).ModelPeek);
const ProviderPeek = lazyPart(async () => (await import('./provider-peek.tsx')).ProviderPeek);

const notCalled = {
  callsToday: 0,
  costTodayNanoUsd: '0',
  callsWithoutCostToday: 0,
  endedLastDay: 0,
  failedLastDay: 0,
  firstByteP50Us: null,
  firstByteP95Us: null,
};
const rowId = ({ id }: ListedModel) => id;

/** Where models come from, which there are, what they cost and how they do. */
export function ModelsPage() {
  useWarm(ModelPeek);
  useWarm(ProviderPeek);
  const trpc = useTRPC();
  const mayWrite = useMay('models:write');
  const dayStart = useDayStart();
  const providers = useQuery(trpc.providers.list.queryOptions());
  const models = useQuery(trpc.models.list.queryOptions());
  const activity = useQuery(trpc.models.activity.queryOptions({ dayStart }));
  const { peekId, openPeek } = usePeek();
  const grid = useGridUrl('models', modelColumns);
  const rows = useMemo(() => {
    const byModel = activity.data && new Map(activity.data.map((row) => [row.modelId, row]));
    return (models.data ?? []).map((model): ListedModel => ({
      ...model,
      activity: byModel === undefined ? undefined : (byModel.get(model.id) ?? { modelId: model.id, ...notCalled }),
    }));
  }, [models.data, activity.data]);
  const sorted = useMemo(() => sortRows(rows, modelColumns, grid.sort), [rows, grid.sort]);
  const step = stepPeek(
    sorted.map(({ id }) => id),
    { peekId, openPeek },
  );
  const model = sorted.find(({ id }) => id === peekId);
  const provider = providers.data?.find(({ id }) => id === peekId);
  const peek = model ? (
    <ModelPeek key={model.id} model={model} onPrevious={step(-1)} onNext={step(1)} />
  ) : provider ? (
    <ProviderPeek key={provider.id} provider={provider} />
  ) : undefined;
  return (
    <Page
      fill
      title="Models"
      note={models.data && `${formatQuantity(models.data.length, 'model')}, prices in USD per million tokens`}
      actions={
        <>
          <ColumnsMenu columns={modelColumns} {...grid} />
          <ExportButton room="models" columns={modelColumns} rows={sorted} count={sorted.length} />
          {mayWrite && (
            <>
              <AddProvider taken={providers.data ?? []} />
              <AddModel providers={providers.data ?? []} />
            </>
          )}
        </>
      }
    >
      <ModelsTabs current="models" />
      <PeekLayout peek={peek}>
        <ProvidersPanel query={providers} />
        <QueryState query={models} what="the models">
          {() => (
            <Grid
              label="Models"
              columns={modelColumns}
              rows={sorted}
              rowId={rowId}
              sort={grid.sort}
              onSort={grid.setSort}
              hiddenColumns={grid.hiddenColumns}
              openId={peekId}
              onOpen={({ id }) => openPeek(id)}
              empty={<EmptyState title="No models yet. Add one of a provider." />}
            />
          )}
        </QueryState>
      </PeekLayout>
    </Page>
  );
}
