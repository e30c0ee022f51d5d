'use client';

import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, type RefObject } from 'react';
import type { GridLayout } from './use-grid-layout.ts';

const windowAbove = 100;
const overscan = 5;
/** What the server assumes of the height of the list, until the browser has measured it. */
const firstRect = { width: 0, height: 840 };

export interface GridWindow {
  /** Rows to mount, ascending: all up to 100, above that those near what is seen. */
  readonly indexes: readonly number[];
  readonly lastSeenIndex: number;
}

/**
 * Which rows to mount. `keptIndex` is mounted wherever the list is scrolled to, so that the row with the focus is
 * never taken away.
 */
export function useGridWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
  keptIndex: number,
  { rowHeightPx, headHeightPx }: GridLayout,
): GridWindow {
  const estimateSize = useCallback(() => rowHeightPx, [rowHeightPx]);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const near = defaultRangeExtractor(range);
      if (keptIndex < 0 || keptIndex >= range.count || near.includes(keptIndex)) return near;
      return keptIndex < (near[0] ?? 0) ? [keptIndex, ...near] : [...near, keptIndex];
    },
    [keptIndex],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize,
    rangeExtractor,
    overscan,
    // A frame is never held up for rows: they follow in the next one, and rows ahead of the window fill the gap.
    useFlushSync: false,
    scrollMargin: headHeightPx,
    initialRect: firstRect,
  });
  // The virtualizer remembers heights; it must hear when rows become cards or lines for fingers.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeightPx]);
  // A short list does not ask: its rows are there whatever the virtualizer last measured.
  const all = useMemo(
    () => (count > windowAbove ? undefined : Array.from({ length: count }, (_, index) => index)),
    [count],
  );
  const indexes = all ?? virtualizer.getVirtualIndexes();
  return { indexes, lastSeenIndex: Math.min(virtualizer.range?.endIndex ?? -1, count - 1) };
}
