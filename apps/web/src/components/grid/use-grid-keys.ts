'use client';

import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useKeys } from '@/preferences/index.ts';

export interface GridKeyActions {
  step(rows: number): void;
  select: ((range: boolean) => void) | undefined;
}

const actionsOf = new WeakMap<Element, { readonly current: GridKeyActions }>();

/** The grid that single keys speak to: the one with the focus, else the first of the page. */
function currentGrid(): GridKeyActions | undefined {
  const grid = document.activeElement?.closest('.grid-table') ?? document.querySelector('.grid-table');
  return grid ? actionsOf.get(grid)?.current : undefined;
}

const moveKeys = {
  j: { does: 'next row', run: () => currentGrid()?.step(1) },
  k: { does: 'previous row', run: () => currentGrid()?.step(-1) },
};
const selectKeys = {
  x: { does: 'select the row', run: () => currentGrid()?.select?.(false) },
  X: { does: 'select all rows from the last selected to this', run: () => currentGrid()?.select?.(true) },
};
const allKeys = { ...moveKeys, ...selectKeys };

/** `j` and `k` walk the rows, `x` selects, with shift a range; from anywhere on the page. */
export function useGridKeys(table: RefObject<HTMLElement | null>, actions: GridKeyActions): void {
  const latest = useRef(actions);
  // With the commit, not after it: a key in between would be judged by rows and a panel that are no longer shown.
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (table.current) actionsOf.set(table.current, latest);
  }, [table]);
  useKeys(actions.select ? allKeys : moveKeys);
}
