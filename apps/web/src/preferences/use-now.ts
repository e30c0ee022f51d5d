'use client';

import { useSyncExternalStore } from 'react';
import { useServerView } from './viewer-zone.tsx';

const tickMs = 1000;
const listeners = new Set<() => void>();
let nowMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function readNow(): number {
  if (nowMs === 0 || timer === undefined) nowMs = Date.now();
  return nowMs;
}

/** Now, to the second, the same for all that is on the page; during the first render the server's time. */
export function useNow(): number {
  const { renderedAt } = useServerView();
  return useSyncExternalStore(subscribe, readNow, () => renderedAt);
}
