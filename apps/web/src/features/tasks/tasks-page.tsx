'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { FilterBar, useFilters } from '@/components/filters/index.ts';
import { ExportButton, Grid, useGridUrl } from '@/components/grid/index.ts';
import { useListedRows } from '@/components/listed-rows/index.ts';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { PeekLayout, stepPeek, usePeek } from '@/components/peek/index.ts';
import { Button, EmptyState, Page, QueryState } from '@/components/ui/index.ts';
import { useActions, useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { taskColumns } from './task-columns.tsx';
import { readTask, taskFilters } from './task-filters.ts';
import { isOpen, listedTask, type ListedTask } from './task-types.ts';

const TaskPeek = lazyPart(async () => (await import('./task-peek.tsx')).TaskPeek);
const CreateTask = lazyPart(async () => (await import('./create-task.tsx')).CreateTask);

const rowId = ({ id }: ListedTask) => id;
const pollMs = 3_000;

/** What there is to do: who does it, what waits, and why. */
export function TasksPage() {
  useWarm(TaskPeek);
  useWarm(CreateTask);
  const trpc = useTRPC();
  const mayWrite = useMay('tasks:write');
  const { paused } = useLive();
  const query = useQuery({ ...trpc.tasks.list.queryOptions(), refetchInterval: paused ? false : pollMs });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  const { peekId, openPeek } = usePeek();
  const grid = useGridUrl('tasks', taskColumns);
  // Undefined until it is first wanted: its code is fetched then, or when the browser is idle.
  const [creating, setCreating] = useState<boolean>();
  useActions(mayWrite ? [{ id: 'tasks.create', name: 'Create task…', icon: Plus, run: () => setCreating(true) }] : []);
  const tasks = useMemo(
    () => (query.data ?? []).map((task) => listedTask(task, query.dataUpdatedAt)),
    [query.data, query.dataUpdatedAt],
  );
  const fields = useMemo(() => taskFilters(tasks), [tasks]);
  const { filters } = useFilters(fields);
  const rows = useListedRows(tasks, { columns: taskColumns, sort: grid.sort, filters, read: readTask });
  const step = stepPeek(
    rows.map(({ id }) => id),
    { peekId, openPeek },
  );
  const listed = tasks.find(({ id }) => id === peekId);
  // An older task than the list holds, such as one that was searched for.
  const sought = useQuery({
    ...trpc.tasks.get.queryOptions({ taskId: peekId ?? '' }),
    enabled: peekId !== undefined && listed === undefined && query.data !== undefined,
  });
  const open =
    listed ?? (sought.data && sought.data.id === peekId ? listedTask(sought.data, sought.dataUpdatedAt) : undefined);
  return (
    <Page
      fill
      title="Tasks"
      note={query.data && `${formatQuantity(tasks.filter(isOpen).length, 'open task')}, then the newest that ended`}
      actions={
        <>
          <ExportButton room="tasks" columns={taskColumns} rows={rows} count={rows.length} />
          {mayWrite && (
            <Button look="main" onClick={() => setCreating(true)}>
              Create task…
            </Button>
          )}
          {mayWrite && creating !== undefined && (
            <CreateTask open={creating} onOpenChange={setCreating} onCreated={openPeek} />
          )}
        </>
      }
    >
      <PeekLayout peek={open && <TaskPeek key={open.id} item={open} onPrevious={step(-1)} onNext={step(1)} />}>
        <FilterBar label="Filter tasks" fields={fields} />
        <QueryState query={query} what="the tasks">
          {() => (
            <Grid
              label="Tasks"
              columns={taskColumns}
              rows={rows}
              rowId={rowId}
              sort={grid.sort}
              onSort={grid.setSort}
              openId={peekId}
              onOpen={({ id }) => openPeek(id)}
              empty={
                <EmptyState
                  title={
                    tasks.length === 0
                      ? 'No tasks yet. People create them here, digital employees by POST /v1/tasks.'
                      : 'No task meets the filter.'
                  }
                />
              }
            />
          )}
        </QueryState>
      </PeekLayout>
    </Page>
  );
}
