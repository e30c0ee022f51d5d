'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, DataTable, EmptyState, Panel, QueryState, Time, type Column } from '@/components/ui/index.ts';
import { nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { DeliveryState } from './delivery-state.tsx';
import type { Report, ReportDelivery } from './report-types.ts';

const columns: readonly Column<ReportDelivery>[] = [
  { key: 'due', head: 'Due', cell: ({ dueAt }) => <Time at={dueAt} form="date" /> },
  { key: 'state', head: 'State', cell: (delivery) => <DeliveryState delivery={delivery} /> },
  { key: 'sent', head: 'Sent', cell: ({ sentAt }) => <Time at={sentAt} form="date" /> },
  {
    key: 'attempt',
    head: 'Attempt',
    align: 'right',
    cell: ({ attempt, askedBy }) => (attempt === 0 ? `asked for by ${askedBy ?? nothing}` : attempt),
  },
  {
    key: 'to',
    head: 'To',
    cell: ({ recipients }) => (
      <span className="inline-block max-w-72 truncate align-bottom" title={recipients.join(', ')}>
        {recipients.join(', ')}
      </span>
    ),
  },
  {
    key: 'error',
    head: 'What went wrong',
    className: 'whitespace-normal min-w-60 break-words',
    cell: ({ error }) => (error === '' ? nothing : error),
  },
];

/** What became of a report's every time, the newest first. */
export function DeliveriesPanel({ report }: { readonly report: Report }) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.reports.deliveries.infiniteQueryOptions(
      { scheduleId: report.id },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  return (
    <Panel title={`Deliveries of “${report.name}”`}>
      <QueryState query={query} what="the deliveries" rows={4}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title="Nothing was due yet." />;
          return (
            <>
              <DataTable caption="Deliveries" columns={columns} rows={items} rowKey={({ id }) => id} />
              {query.hasNextPage && (
                <div className="px-4 py-2">
                  <Button size="small" pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    Show older ones
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </QueryState>
    </Panel>
  );
}
