'use client';

import { useMemo } from 'react';
import { ColumnsMenu, ExportButton, Grid, sortRows, useGridUrl } from '@/components/grid/index.ts';
import { PeekLayout, stepPeek, usePeek } from '@/components/peek/index.ts';
import { EmptyState, Page, QueryState } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { ModelsTabs } from '../models-tabs.tsx';
import { AddRoute } from './add-route.tsx';
import { routeColumns } from './route-columns.tsx';
import type { ListedRoute } from './route-types.ts';
import { useRoutes } from './use-routes.ts';

const RoutePeek = lazyPart(async () => (await import('./route-peek.tsx')).RoutePeek);

const rowId = ({ id }: ListedRoute) => id;

/** Names that agents ask for in place of a model, what each chooses by, and what that saved. */
export function RoutesPage() {
  useWarm(RoutePeek);
  const mayWrite = useMay('models:write');
  const { query, rows, models } = useRoutes();
  const { peekId, openPeek } = usePeek();
  const grid = useGridUrl('routes', routeColumns);
  const sorted = useMemo(() => sortRows(rows, routeColumns, grid.sort), [rows, grid.sort]);
  const step = stepPeek(sorted.map(rowId), { peekId, openPeek });
  const route = sorted.find(({ id }) => id === peekId);
  return (
    <Page
      fill
      title="Routes"
      note={query.data && `${formatQuantity(query.data.length, 'name')} that agents ask for in place of a model`}
      actions={
        <>
          <ColumnsMenu columns={routeColumns} {...grid} />
          <ExportButton room="routes" columns={routeColumns} rows={sorted} count={sorted.length} />
          {mayWrite && <AddRoute models={models} />}
        </>
      }
    >
      <ModelsTabs current="routes" />
      <PeekLayout
        peek={
          route && <RoutePeek key={route.id} route={route} models={models} onPrevious={step(-1)} onNext={step(1)} />
        }
      >
        <QueryState query={query} what="the routes">
          {() => (
            <Grid
              label="Routes"
              columns={routeColumns}
              rows={sorted}
              rowId={rowId}
              sort={grid.sort}
              onSort={grid.setSort}
              hiddenColumns={grid.hiddenColumns}
              openId={peekId}
              onOpen={({ id }) => openPeek(id)}
              empty={
                <EmptyState title="No routes yet. Add one, and agents ask for its name instead of a model’s: the cheapest model that is good enough answers." />
              }
            />
          )}
        </QueryState>
      </PeekLayout>
    </Page>
  );
}
