'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { ExportButton, Grid } from '@/components/grid/index.ts';
import { PeekLayout, stepPeek, usePeek } from '@/components/peek/index.ts';
import { EmptyState, Page, QueryState } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CreateDepartment } from './create-place.tsx';
import { placeColumns } from './place-columns.tsx';
import { countArchived, preparePlaces, type ListedPlace } from './prepare-places.ts';

const PlacePeek = lazyPart(async () => (await import('./place-peek.tsx')).PlacePeek);

const rowId = ({ id }: ListedPlace) => id;

/** Departments with their teams: who is in them, what they cost. */
export function DepartmentsPage() {
  useWarm(PlacePeek);
  const trpc = useTRPC();
  const mayWrite = useMay('agents:write');
  const dayStart = useDayStart();
  const tree = useQuery(trpc.departments.tree.queryOptions());
  const costs = useQuery(trpc.departments.costs.queryOptions({ dayStart }));
  const [withArchived, setWithArchived] = useQueryState('archived', parseAsBoolean.withDefault(false));
  const { peekId, openPeek } = usePeek();
  const departments = useMemo(() => tree.data ?? [], [tree.data]);
  const archived = countArchived(departments);
  const rows = useMemo(
    () => preparePlaces(departments, costs.data, withArchived),
    [departments, costs.data, withArchived],
  );
  const isDocked = ({ id }: { readonly id: string }) => id === peekId;
  const place = rows.find(isDocked) ?? preparePlaces(departments, costs.data, true).find(isDocked);
  const step = stepPeek(
    rows.map(({ id }) => id),
    { peekId, openPeek },
  );
  return (
    <Page
      fill
      title="Departments"
      note={tree.data && 'and teams: who is in them, what they cost'}
      actions={
        <>
          {archived > 0 && (
            <label className="flex min-h-7 items-center gap-2 text-ink-2">
              <input
                type="checkbox"
                checked={withArchived}
                onChange={(event) => void setWithArchived(event.target.checked || null)}
                className="size-4 accent-ink-1"
              />
              {archived} archived
            </label>
          )}
          <ExportButton room="departments" columns={placeColumns} rows={rows} count={rows.length} />
          {mayWrite && <CreateDepartment />}
        </>
      }
    >
      <PeekLayout
        peek={
          place && (
            <PlacePeek key={place.id} place={place} departments={departments} onPrevious={step(-1)} onNext={step(1)} />
          )
        }
      >
        <QueryState query={tree} what="the departments">
          {() => (
            <Grid
              label="Departments and teams"
              columns={placeColumns}
              rows={rows}
              rowId={rowId}
              openId={peekId}
              onOpen={({ id }) => openPeek(id)}
              empty={<EmptyState title="No departments yet. Every digital employee stands in one, so add the first." />}
            />
          )}
        </QueryState>
      </PeekLayout>
    </Page>
  );
}
