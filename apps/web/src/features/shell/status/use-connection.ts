'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { decideConnection } from './decide-connection.ts';

const heartbeatMs = 10_000;

function subscribe(listener: () => void) {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

let watchedSince = Date.now();

function subscribeVisibility(listener: () => void) {
  const onChange = () => {
    if (!document.hidden) watchedSince = Date.now();
    listener();
  };
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}

/** How the kernel is reached, and since when it was not. */
export function useConnection() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const nowMs = useNow();
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const watched = useSyncExternalStore(
    subscribeVisibility,
    () => watchedSince,
    () => 0,
  );
  const heartbeat = useQuery({ ...trpc.models.list.queryOptions(), refetchInterval: heartbeatMs });
  const answeredAt = heartbeat.dataUpdatedAt;
  const state = decideConnection({
    nowMs,
    online,
    answeredAt,
    watchedSince: watched,
    failed: heartbeat.isError,
    heartbeatMs,
  });
  const lost = state === 'offline' || state === 'late';
  const wasLost = useRef(false);
  useEffect(() => {
    // Back again: what is shown may be old, and the browser's own view of what is stale does not know that.
    if (wasLost.current && !lost) void client.invalidateQueries();
    wasLost.current = lost;
  }, [client, lost]);
  return {
    state,
    answeredAt,
    retry: () => void client.invalidateQueries(),
    simulated: heartbeat.data?.some((model) => model.provider.simulated && model.state === 'active') ?? false,
  };
}
