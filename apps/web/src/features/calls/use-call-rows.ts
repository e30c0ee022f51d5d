'use client';

import type { CallFilter, CallSort } from '@agent-os/core/contracts';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { useTRPC } from '@/trpc/client.tsx';
import { toListInput } from './call-address.ts';
import type { Call } from './call-types.ts';
import { countHeld, mergeCalls } from './live-calls.ts';
import { useLiveCalls } from './use-live-calls.ts';

/** A filter that fits few calls is searched on by itself until it has a screen of rows, this many pages at most. */
const searchedPagesMax = 12;
const screenOfRows = 50;
const noCalls: readonly Call[] = [];

/** The rows of a filter as they are fetched and as they happen. `hold`: somebody reads, new rows wait. */
export function useCallRows(filter: CallFilter, sort: CallSort | undefined, hold: boolean) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const options = trpc.calls.list.infiniteQueryOptions(toListInput(filter, sort), {
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const list = useInfiniteQuery({
    ...options,
    placeholderData: keepPreviousData,
    // The stream goes on where it broke; a hundred pages are not asked for again because somebody looked away.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { data, hasNextPage, isFetching, isFetchingNextPage } = list;
  const fetched = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? noCalls, [data]);
  const onPage = useMemo(() => new Set(fetched.map(({ id }) => id)), [fetched]);
  // In any other order a new call has no place at the top: it waits until it is asked for.
  const follows = sort === undefined || (sort.by === 'time' && sort.direction === 'descending');
  const { live, connected, release, forget } = useLiveCalls({
    asOfSequence: data?.pages[0]?.asOfSequence,
    onPage: (id) => onPage.has(id),
    hold: hold || !follows,
    onFull: () => void client.resetQueries({ queryKey: options.queryKey }),
  });
  const rows = useMemo(() => {
    if (follows) return mergeCalls(fetched, live, filter);
    return fetched.map((call) => live.calls.get(call.id) ?? call);
  }, [fetched, live, filter, follows]);
  const searchedTo = data?.pages.at(-1)?.searchedTo ?? undefined;
  const pages = data?.pages.length ?? 0;
  const searchOn = useEffectEvent(() => void list.fetchNextPage());
  const searches = searchedTo !== undefined && rows.length < screenOfRows && pages < searchedPagesMax;
  useEffect(() => {
    if (searches && hasNextPage && !isFetching) searchOn();
  }, [searches, hasNextPage, isFetching]);
  return {
    list,
    rows,
    newCount: countHeld(live, filter),
    connected,
    /** Arrival of the oldest call looked at, where the search stopped short of the range's beginning. */
    searchedTo: hasNextPage && !isFetchingNextPage && !searches ? searchedTo : undefined,
    searching: searches && isFetching,
    showNew: () => {
      if (follows) return release();
      forget();
      void client.resetQueries({ queryKey: options.queryKey });
    },
    fetchMore: () => {
      if (hasNextPage && !isFetching && searchedTo === undefined) void list.fetchNextPage();
    },
    goOn: () => void list.fetchNextPage(),
  };
}
