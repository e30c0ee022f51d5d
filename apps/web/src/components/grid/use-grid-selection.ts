'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { SelectAll } from './grid-head.tsx';
import { toggleSelection } from './toggle-selection.ts';

export interface GridSelection {
  /** Selects or clears a row, or with `range` all from the last one toggled to it. */
  toggle(id: string, range: boolean): void;
  clear(): void;
  readonly selectAll: SelectAll | undefined;
}

/** Selection over the ids in shown order; `toggle` keeps its identity, so that rows need not repaint. */
export function useGridSelection(
  ids: readonly string[],
  selectedIds: ReadonlySet<string> | undefined,
  onSelect: ((ids: ReadonlySet<string>) => void) | undefined,
): GridSelection {
  const latest = useRef({ ids, selectedIds, onSelect });
  useEffect(() => {
    latest.current = { ids, selectedIds, onSelect };
  });
  const anchor = useRef<string | undefined>(undefined);
  const toggle = useCallback((id: string, range: boolean) => {
    const now = latest.current;
    now.onSelect?.(toggleSelection(now.ids, now.selectedIds ?? new Set(), id, range ? anchor.current : undefined));
    anchor.current = id;
  }, []);
  const clear = useCallback(() => latest.current.onSelect?.(new Set()), []);
  const toggleAll = useCallback(() => {
    const now = latest.current;
    const all = now.ids.every((id) => now.selectedIds?.has(id));
    now.onSelect?.(new Set(all ? [] : now.ids));
  }, []);
  const count = selectedIds?.size ?? 0;
  const state = useMemo(() => {
    if (count === 0) return 'none';
    return count >= ids.length && ids.every((id) => selectedIds?.has(id)) ? 'all' : 'some';
  }, [count, ids, selectedIds]);
  return { toggle, clear, selectAll: onSelect && { state, toggle: toggleAll } };
}
