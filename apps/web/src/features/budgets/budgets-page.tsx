'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { FilterBar, useFilters } from '@/components/filters/index.ts';
import { ColumnsMenu, ExportButton, Grid, useGridUrl } from '@/components/grid/index.ts';
import { useListedRows } from '@/components/listed-rows/index.ts';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { PeekLayout, stepPeek, usePeek } from '@/components/peek/index.ts';
import { Button, EmptyState, Page, QueryState } from '@/components/ui/index.ts';
import { useActions, useMay } from '@/features/shell/index.ts';
import { SavedViews } from '@/features/views/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useNow, useViewerZone } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ArchivedChoice } from './archived-choice.tsx';
import { budgetColumns } from './budget-columns.tsx';
import { budgetFilters, readBudget } from './budget-filters.ts';
import { prepareBudgets, type ListedBudget } from './prepare-budgets.ts';
import { budgetSystemViews } from './system-views.ts';

const BudgetPeek = lazyPart(async () => (await import('./budget-peek.tsx')).BudgetPeek);
const MissingBudget = lazyPart(async () => (await import('./missing-budget.tsx')).MissingBudget);
const CreateBudget = lazyPart(async () => (await import('./create-budget.tsx')).CreateBudget);

const rowId = ({ id }: ListedBudget) => id;
const pollMs = 5_000;
const minuteMs = 60_000;

/** What may be spent, by whom, in which time; and how much of it is. */
export function BudgetsPage() {
  useWarm(BudgetPeek);
  useWarm(CreateBudget);
  const trpc = useTRPC();
  const mayWrite = useMay('budgets:write');
  const { paused } = useLive();
  const query = useQuery({ ...trpc.budgets.tree.queryOptions(), refetchInterval: paused ? false : pollMs });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  const zone = useViewerZone();
  // To the minute, so that the rows stay the same between.
  const nowMs = Math.floor(useNow() / minuteMs) * minuteMs;
  const { peekId, openPeek } = usePeek();
  const grid = useGridUrl('budgets', budgetColumns);
  const [withArchived, setWithArchived] = useQueryState('archived', parseAsBoolean.withDefault(false));
  // Undefined until it is first wanted: its code is fetched then, or when the browser is idle.
  const [creating, setCreating] = useState<boolean>();
  useActions(
    mayWrite ? [{ id: 'budgets.create', name: 'Create budget…', icon: Plus, run: () => setCreating(true) }] : [],
  );
  const inTree = grid.sort === undefined;
  const budgets = useMemo(
    () => prepareBudgets(query.data?.budgets ?? [], { nowMs, zone }, inTree),
    [query.data, nowMs, zone, inTree],
  );
  const { filters } = useFilters(budgetFilters);
  const asksArchived = filters.some(({ field, values }) => field === 'state' && values.includes('archived'));
  const shown = useMemo(
    () => budgets.filter(({ archivedAt }) => withArchived || asksArchived || archivedAt === null),
    [budgets, withArchived, asksArchived],
  );
  const rows = useListedRows(shown, { columns: budgetColumns, sort: grid.sort, filters, read: readBudget });
  const step = stepPeek(
    rows.map(({ id }) => id),
    { peekId, openPeek },
  );
  const open = budgets.find(({ id }) => id === peekId);
  const panel =
    open === undefined ? (
      query.data && peekId !== undefined && <MissingBudget />
    ) : (
      <BudgetPeek key={open.id} item={open} onPrevious={step(-1)} onNext={step(1)} />
    );
  const present = budgets.filter(({ archivedAt }) => archivedAt === null);
  const usedUp = present.filter(({ state }) => state === 'used_up').length;
  return (
    <Page
      fill
      title="Budgets"
      note={
        query.data &&
        `${formatQuantity(present.length, 'budget')}${usedUp === 0 ? '' : `, ${usedUp} of them used up`}; solid is spent, hatch reserved, real and simulated alike`
      }
      actions={
        <>
          <SavedViews room="budgets" system={budgetSystemViews} />
          <ArchivedChoice
            count={budgets.length - present.length}
            shown={withArchived}
            onShow={(next) => void setWithArchived(next || null)}
          />
          <ColumnsMenu
            columns={budgetColumns}
            hiddenColumns={grid.hiddenColumns}
            setHiddenColumns={grid.setHiddenColumns}
          />
          <ExportButton room="budgets" columns={budgetColumns} rows={rows} count={rows.length} />
          {mayWrite && (
            <Button look="main" onClick={() => setCreating(true)}>
              Create budget…
            </Button>
          )}
          {mayWrite && creating !== undefined && (
            <CreateBudget open={creating} onOpenChange={setCreating} onCreated={openPeek} />
          )}
        </>
      }
    >
      <PeekLayout peek={panel}>
        <FilterBar label="Filter budgets" fields={budgetFilters} />
        <QueryState query={query} what="the budgets">
          {() => (
            <Grid
              label="Budgets"
              columns={budgetColumns}
              rows={rows}
              rowId={rowId}
              sort={grid.sort}
              onSort={grid.setSort}
              hiddenColumns={grid.hiddenColumns}
              openId={peekId}
              onOpen={({ id }) => openPeek(id)}
              empty={<NoBudgets none={budgets.length === 0} mayWrite={mayWrite} />}
            />
          )}
        </QueryState>
      </PeekLayout>
    </Page>
  );
}

function NoBudgets({ none, mayWrite }: { readonly none: boolean; readonly mayWrite: boolean }) {
  if (!none) return <EmptyState title="No budget meets the filter." />;
  return (
    <EmptyState title="No budgets yet: nothing limits what digital employees spend.">
      <p className="mt-1">
        {mayWrite
          ? 'Begin with one over the organisation, in USD a month, that notifies. Then set caps that deny where a mistake would hurt.'
          : 'An owner, an admin or finance can create one.'}
      </p>
    </EmptyState>
  );
}
