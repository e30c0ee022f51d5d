'use client';

import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { FilterBar, formatFilters, useFilters } from '@/components/filters/index.ts';
import { ColumnsMenu, Grid, useGridUrl, type GridSort } from '@/components/grid/index.ts';
import { NewRowsButton, useLive, useLiveSource } from '@/components/live/index.ts';
import { PeekLayout, usePeek } from '@/components/peek/index.ts';
import { formatTimeRange, TimeRangeControl, useTimeRange } from '@/components/time-range/index.ts';
import { EmptyState, ErrorState, Page } from '@/components/ui/index.ts';
import { useActions, useDepartment } from '@/features/shell/index.ts';
import { SavedViews } from '@/features/views/index.ts';
import { browserPart, lazyPart, useWarm } from '@/later/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { defaultCallRange, toCallFilter, toCallSort } from './call-address.ts';
import { callGridColumns } from './call-grid-columns.tsx';
import { CallTotalsFoot } from './call-totals-foot.tsx';
import type { Call } from './call-types.ts';
import { ExportCalls, exportCalls } from './export-calls.tsx';
import { onlyThis, readFocus } from './only-this.ts';
import { SearchedTo } from './searched-to.tsx';
import { callSystemViews } from './system-views.ts';
import { useCallFields } from './use-call-fields.ts';
import { useCallRows } from './use-call-rows.ts';
import { useGridReading } from './use-grid-reading.ts';

// Its figures come after the rows, and with what draws it it is a fortieth of the page's script.
const CallHistogram = browserPart(
  async () => (await import('./call-histogram.tsx')).CallHistogram,
  <div className="h-[125px] shrink-0 border-b border-line-1" />,
);
const CallPeek = lazyPart(async () => (await import('./call-peek.tsx')).CallPeek);

const heartbeatMs = 10_000;
const idOf = ({ id }: Call) => id;
const pageOf = ({ id }: Call) => `/calls/${id}`;

const newestFirst: GridSort = { column: 'time', direction: 'descending' };

/** Newest first is what no order means: it stands in no address, and a press on Time turns it round. */
function nextCallSort(before: GridSort | undefined, next: GridSort | undefined): GridSort | undefined {
  if (next === undefined && before === undefined) return { column: 'time', direction: 'ascending' };
  return next?.column === newestFirst.column && next.direction === newestFirst.direction ? undefined : next;
}

function present(): number {
  return Date.now();
}

/** The kernel's filter for the address. Ranges count back from when it was asked, so that a page does not slide away. */
function useCallFilter(openedAt: number) {
  const fields = useCallFields();
  const { filters, add } = useFilters(fields);
  const range = useTimeRange(defaultCallRange);
  const { departmentId } = useDepartment();
  const address = `${formatFilters(filters)} ${departmentId ?? ''} ${formatTimeRange(range.range)}`;
  const [asked, setAsked] = useState({ address, at: openedAt });
  if (asked.address !== address) setAsked({ address, at: present() });
  const filter = useMemo(
    () => toCallFilter({ filters, departmentId, range: range.range }, asked.at),
    [filters, departmentId, range.range, asked.at],
  );
  return { fields, filters, add, range, filter };
}

/** Every call of the organisation, the newest first and as they happen. `openedAt` is when the server rendered. */
export function CallsPage({ openedAt }: { readonly openedAt: number }) {
  useWarm(CallPeek);
  const { fields, filters, add, range, filter } = useCallFilter(openedAt);
  const { sort, setSort, hiddenColumns, setHiddenColumns } = useGridUrl('calls', callGridColumns);
  const { peekId, openPeek } = usePeek();
  const { paused } = useLive();
  const { reading, handlers } = useGridReading();
  const order = useMemo(() => toCallSort(sort), [sort]);
  const calls = useCallRows(filter, order, paused || reading);
  const { list, rows } = calls;
  useLiveSource({ connected: calls.connected, everyMs: heartbeatMs });

  const openIndex = rows.findIndex(({ id }) => id === peekId);
  const openAt = (index: number) => {
    const row = rows[index];
    return row && openIndex !== -1 ? () => openPeek(row.id) : undefined;
  };
  const keepOnlyThis = () => {
    const { id, column } = readFocus(document.activeElement, peekId);
    const call = rows.find((row) => row.id === id);
    if (!call) return;
    const wanted = onlyThis(call, column);
    const text = formatFilters([wanted]);
    if (!filters.some((other) => formatFilters([other]) === text)) add(wanted);
  };
  useKeys({
    o: { does: 'only this agent', run: keepOnlyThis },
    e: { does: 'export', run: () => exportCalls(window.location.search) },
  });
  useActions([
    {
      id: 'calls.export',
      name: 'Export calls',
      note: 'what is filtered, as CSV',
      icon: Download,
      run: () => exportCalls(window.location.search),
    },
  ]);

  return (
    <Page
      fill
      title="Calls"
      note="every call of an agent to a model"
      actions={
        <>
          <SavedViews room="calls" system={callSystemViews} />
          <ColumnsMenu columns={callGridColumns} hiddenColumns={hiddenColumns} setHiddenColumns={setHiddenColumns} />
          <ExportCalls filter={filter} />
        </>
      }
    >
      <FilterBar label="Filter calls" fields={fields}>
        <NewRowsButton count={calls.newCount} onShow={calls.showNew} />
        <TimeRangeControl state={range} />
      </FilterBar>
      <PeekLayout
        peek={
          peekId !== undefined && (
            <CallPeek key={peekId} callId={peekId} onPrevious={openAt(openIndex - 1)} onNext={openAt(openIndex + 1)} />
          )
        }
      >
        <CallHistogram filter={filter} range={range} paused={paused} />
        {list.isError && !list.isPlaceholderData && rows.length === 0 ? (
          <ErrorState
            what={sort === undefined ? 'the calls' : 'the calls in this order'}
            problem={list.error.message}
            retry={sort === undefined ? () => void list.refetch() : () => setSort(undefined)}
            retryName={sort === undefined ? 'Retry' : 'Order by time'}
          />
        ) : (
          <div className="flex min-h-0 flex-1 flex-col" {...handlers}>
            <Grid
              label="Calls"
              columns={callGridColumns}
              rows={rows}
              rowId={idOf}
              sort={sort ?? newestFirst}
              onSort={(next) => setSort(nextCallSort(sort, next))}
              hiddenColumns={hiddenColumns}
              openId={peekId}
              onOpen={({ id }) => openPeek(id)}
              fullHref={pageOf}
              onEndReached={calls.fetchMore}
              loading={list.isPending || list.isFetchingNextPage}
              empty={
                <EmptyState title="No call fits.">
                  <p className="mt-1">
                    Widen the range or take a condition out. A call appears here the moment an agent makes it.
                  </p>
                </EmptyState>
              }
            />
          </div>
        )}
        <SearchedTo at={calls.searchedTo} searching={calls.searching} found={rows.length} onGoOn={calls.goOn} />
        <CallTotalsFoot filter={filter} live={!paused} />
      </PeekLayout>
    </Page>
  );
}
