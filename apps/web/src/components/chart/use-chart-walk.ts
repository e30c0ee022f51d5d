'use client';

import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { decideWalk, nearestPoint, selectionOf, standing, type Walk } from './walk-points.ts';

export interface ChartWalkInput {
  /** Horizontal pixels of the points, rising. */
  readonly positions: readonly number[];
  /** Called with the first and last point when a selection is finished; without it nothing can be selected. */
  readonly onSelect?: ((first: number, last: number) => void) | undefined;
  /** Enter on a single point, or a click on it. */
  readonly onPick?: ((index: number) => void) | undefined;
  readonly onClear?: (() => void) | undefined;
}

/** One state for pointer and keys: the point that is read, and the stretch that is being selected. */
export function useChartWalk({ positions, onSelect, onPick, onClear }: ChartWalkInput) {
  const [walk, setWalk] = useState<Walk>(standing);
  const [dragging, setDragging] = useState(false);
  const selection = onSelect ? selectionOf(walk) : undefined;
  const pointAt = (event: PointerEvent) =>
    nearestPoint(positions, event.clientX - event.currentTarget.getBoundingClientRect().left);

  const finish = () => {
    if (selection && selection[0] !== selection[1]) onSelect?.(...selection);
    else if (walk.active !== undefined) onPick?.(walk.active);
    setWalk(({ active }) => ({ active, anchor: undefined }));
  };

  return {
    active: walk.active,
    selection,
    handlers: {
      onPointerMove: (event: PointerEvent) => {
        const active = pointAt(event);
        setWalk(({ anchor }) => ({ active, anchor: dragging ? anchor : undefined }));
      },
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0 || !(onSelect ?? onPick)) return;
        const active = pointAt(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
        setWalk({ active, anchor: active });
      },
      onPointerUp: () => {
        if (!dragging) return;
        setDragging(false);
        finish();
      },
      onPointerCancel: () => {
        setDragging(false);
        setWalk(standing);
      },
      onPointerLeave: () => {
        if (!dragging) setWalk(standing);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const next = decideWalk(walk, event.key, event.shiftKey, positions.length);
        if (next) setWalk(next);
        else if (event.key === 'Enter' && walk.active !== undefined) finish();
        else if (event.key === 'Escape' && (walk.active !== undefined || onClear)) {
          if (walk.anchor !== undefined || !onClear) setWalk(standing);
          else onClear();
        } else return;
        event.preventDefault();
        event.stopPropagation();
      },
      onBlur: () => setWalk(standing),
    },
  };
}
