'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable, EmptyState, QueryState } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { callColumns, callColumnsOfAgent } from './call-columns.tsx';
import { mergeCalls } from './live-calls.ts';
import { recentCallsInput } from './recent-calls-input.ts';
import { useLiveCalls } from './use-live-calls.ts';
import { useReading } from './use-reading.ts';

export interface RecentCallsProps {
  readonly agentId?: string | undefined;
  readonly departmentId?: string | undefined;
}

/** The last calls, of one agent, of one department or of all, as they happen. */
export function RecentCalls({ agentId, departmentId }: RecentCallsProps) {
  const trpc = useTRPC();
  const input = recentCallsInput(agentId, departmentId);
  const query = useQuery(trpc.calls.list.queryOptions(input));
  const reading = useReading();
  const { live } = useLiveCalls({
    asOfSequence: query.data?.asOfSequence,
    onPage: (id) => query.data?.items.some((call) => call.id === id) ?? false,
    hold: reading,
    onFull: () => void query.refetch(),
  });
  const { limit: rowsMax, ...filter } = input;
  return (
    <QueryState query={query} what="the calls" rows={6}>
      {({ items }) => {
        const rows = mergeCalls(items, live, filter).slice(0, rowsMax);
        if (rows.length === 0) {
          return (
            <EmptyState title="No calls yet.">
              <p className="mt-1">The first call appears here the moment it is made.</p>
            </EmptyState>
          );
        }
        return (
          <DataTable
            caption="The last calls, newest first"
            columns={agentId === undefined ? callColumns : callColumnsOfAgent}
            rows={rows}
            rowKey={({ id }) => id}
          />
        );
      }}
    </QueryState>
  );
}
