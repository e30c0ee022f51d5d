'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo } from 'react';
import { Grid } from '@/components/grid/index.ts';
import { PeekLayout, usePeek } from '@/components/peek/index.ts';
import { EmptyState, ErrorState } from '@/components/ui/index.ts';
import { callGridColumns, CallPeek } from '@/features/calls/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentDetail } from '../agent-types.ts';
import { callsHref } from '../calls-href.ts';

const pageRows = 100;
const pollMs = 5000;
// The page is about one agent: its column would say the same in every row.
const columns = callGridColumns.filter(({ id }) => id !== 'agent');
const idOf = ({ id }: { readonly id: string }) => id;
const pageOf = ({ id }: { readonly id: string }) => `/calls/${id}`;

/** The agent's calls, newest first, each docked on request. */
export function CallsTab({ agent }: { readonly agent: AgentDetail }) {
  const trpc = useTRPC();
  const { peekId, openPeek } = usePeek();
  const calls = useInfiniteQuery({
    ...trpc.calls.list.infiniteQueryOptions(
      { agentId: agent.id, limit: pageRows },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
    // While somebody reads further down, the pages stay as they are.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : pollMs),
  });
  const rows = useMemo(() => calls.data?.pages.flatMap(({ items }) => items) ?? [], [calls.data]);
  const at = rows.findIndex(({ id }) => id === peekId);
  const step = (index: number) => {
    const row = rows[index];
    return row && at !== -1 ? () => openPeek(row.id) : undefined;
  };
  if (calls.isError && calls.data === undefined) {
    return <ErrorState what="the calls" problem={calls.error.message} retry={() => void calls.refetch()} />;
  }
  return (
    <>
      <p className="flex h-9 shrink-0 items-center gap-3 border-b border-line-1 px-4 text-12 text-ink-3">
        Newest first
        <Link href={callsHref({ agentId: agent.id })} className="ml-auto text-you hover:underline">
          Open in Calls, with filters and totals
        </Link>
      </p>
      <PeekLayout
        peek={peekId !== undefined && <CallPeek callId={peekId} onPrevious={step(at - 1)} onNext={step(at + 1)} />}
      >
        <Grid
          label={`Calls of ${agent.slug}`}
          columns={columns}
          rows={rows}
          rowId={idOf}
          openId={peekId}
          onOpen={({ id }) => openPeek(id)}
          fullHref={pageOf}
          loading={calls.isPending || calls.isFetchingNextPage}
          onEndReached={() => {
            if (calls.hasNextPage && !calls.isFetchingNextPage) void calls.fetchNextPage();
          }}
          empty={
            <EmptyState title="No calls yet.">
              <p className="mt-1">The first call appears here the moment it is made.</p>
            </EmptyState>
          }
        />
      </PeekLayout>
    </>
  );
}
