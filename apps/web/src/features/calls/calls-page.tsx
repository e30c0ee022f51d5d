'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import {
  Button,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingRows,
  Page,
  StateGlyph,
  useRowKeys,
} from '@/components/ui/index.ts';
import { useKeys, useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { callColumns } from './call-columns.tsx';
import { CallFilterBar } from './call-filter-bar.tsx';
import { callFilterParsers, toCallFilter } from './call-filter.ts';
import { CallTotalsFoot } from './call-totals-foot.tsx';
import { countHeld, mergeCalls } from './live-calls.ts';
import { useLiveCalls } from './use-live-calls.ts';
import { useReading } from './use-reading.ts';

/** `openedAt` is when the server rendered: ranges count back from there until the filter changes. */
export function CallsPage({ openedAt }: { readonly openedAt: number }) {
  const trpc = useTRPC();
  const [address] = useQueryStates(callFilterParsers);
  const now = useNow();
  const addressText = JSON.stringify(address);
  const [asked, setAsked] = useState({ addressText, at: openedAt });
  if (asked.addressText !== addressText) setAsked({ addressText, at: now });
  const filter = toCallFilter(address, asked.at);

  const list = useInfiniteQuery(
    trpc.calls.list.infiniteQueryOptions(filter, { getNextPageParam: ({ nextCursor }) => nextCursor }),
  );
  const fetched = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [paused, setPaused] = useState(false);
  const reading = useReading();
  const { live, connected, release } = useLiveCalls({
    onPage: (id) => fetched.some((call) => call.id === id),
    hold: paused || reading,
    onFull: () => void list.refetch(),
  });
  const rows = mergeCalls(fetched, live, filter);
  const held = countHeld(live, filter);
  useRowKeys();
  useKeys({ ' ': { does: 'hold or resume live rows', run: () => setPaused((before) => !before) } });

  return (
    <Page
      title="Calls"
      note="every call, newest first"
      actions={
        <>
          {held > 0 && (
            <Button size="small" className="!border-you-line !bg-you-soft !text-you" onClick={release}>
              {held} new
            </Button>
          )}
          <output className="inline-flex items-center gap-1.5 text-12 text-ink-2">
            <StateGlyph shape={connected && !paused ? 'running' : paused ? 'suspended' : 'waiting'} />
            {paused ? 'Paused' : connected ? 'Live' : 'Connecting'}
          </output>
          <Button
            size="small"
            aria-pressed={paused}
            onClick={() => {
              if (paused) release();
              setPaused(!paused);
            }}
          >
            {paused ? 'Resume' : 'Pause'}
          </Button>
        </>
      }
    >
      <CallFilterBar />
      {list.isError && rows.length === 0 && (
        <ErrorState what="the calls" problem={list.error.message} retry={() => void list.refetch()} />
      )}
      {list.isPending && <LoadingRows rows={12} label="calls" />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState title="No call fits.">
          <p className="mt-1">Widen the range or clear the filter. A call appears here the moment an agent makes it.</p>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <DataTable caption="Calls, newest first" columns={callColumns} rows={rows} rowKey={({ id }) => id} />
      )}
      {list.hasNextPage && (
        <div className="px-4 py-2">
          <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Older
          </Button>
        </div>
      )}
      <CallTotalsFoot filter={filter} live={!paused} />
    </Page>
  );
}
