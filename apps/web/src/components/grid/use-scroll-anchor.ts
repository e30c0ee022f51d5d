'use client';

import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { GridSort } from './grid-types.ts';

/**
 * Keeps what is seen in its place when rows come or go above it: whoever has scrolled down stays at the same rows. At
 * the top new rows are simply there. A new order starts at the top.
 */
export function useScrollAnchor(
  box: RefObject<HTMLElement | null>,
  ids: readonly string[],
  indexOf: ReadonlyMap<string, number>,
  rowHeightPx: number,
  sort: GridSort | undefined,
): void {
  const sortKey = sort && `${sort.column} ${sort.direction}`;
  const before = useRef({ ids, sortKey });
  useLayoutEffect(() => {
    const { ids: idsBefore, sortKey: sortKeyBefore } = before.current;
    before.current = { ids, sortKey };
    const element = box.current;
    if (!element || element.scrollTop === 0) return;
    if (sortKeyBefore !== sortKey) element.scrollTo({ top: 0 });
    if (sortKeyBefore !== sortKey || idsBefore === ids) return;
    const first = Math.floor(element.scrollTop / rowHeightPx);
    const seen = Math.ceil(element.clientHeight / rowHeightPx);
    for (const [offset, id] of idsBefore.slice(first, first + seen).entries()) {
      const now = indexOf.get(id);
      if (now === undefined) continue;
      const shift = now - (first + offset);
      if (shift !== 0) element.scrollBy({ top: shift * rowHeightPx });
      return;
    }
    element.scrollTo({ top: 0 });
  }, [box, ids, indexOf, rowHeightPx, sortKey]);
}
