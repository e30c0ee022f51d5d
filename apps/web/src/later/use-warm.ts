'use client';

import { useEffect } from 'react';
import type { Later } from './create-later.ts';

const latestMs = 2_000;

/** Safari has no idle callback. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, latestMs / 10);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: latestMs });
  return () => cancelIdleCallback(handle);
}

/** Fetches code once the page works and rests, so that using it is not slower than if it had come along. */
export function useWarm(later: Pick<Later<unknown>, 'fetch'>): void {
  // Failing is no news before somebody wants it: it is fetched again then.
  useEffect(() => whenIdle(() => void later.fetch().catch(() => undefined)), [later]);
}
