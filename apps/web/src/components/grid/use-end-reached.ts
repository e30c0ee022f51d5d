'use client';

import { useEffect, useRef } from 'react';

const nearRows = 20;

/** Calls back once whenever the last mounted row comes near the end, and again only after more rows or a way back. */
export function useEndReached(lastIndex: number, count: number, onEndReached: (() => void) | undefined): void {
  const askedAt = useRef<number | undefined>(undefined);
  const near = count > 0 && lastIndex >= count - nearRows;
  useEffect(() => {
    if (!near) askedAt.current = undefined;
    if (!near || !onEndReached || askedAt.current === count) return;
    askedAt.current = count;
    onEndReached();
  }, [near, count, onEndReached]);
}
