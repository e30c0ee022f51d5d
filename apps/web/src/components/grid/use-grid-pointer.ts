'use client';

import type { MouseEvent } from 'react';
import { isControl } from './grid-focus.ts';

const middleButton = 1;

function lineOf({ target, currentTarget }: MouseEvent<HTMLElement>): number | undefined {
  // A click in a dialog that a cell opened reaches React's handlers as well.
  if (!(target instanceof Element) || !currentTarget.contains(target) || isControl(target)) return undefined;
  const index = target.closest<HTMLElement>('tbody .grid-line')?.dataset['index'];
  return index === undefined ? undefined : Number(index);
}

/** A click opens a row; with ctrl, ⌘ or the middle button in a new tab. Selecting text is no click. */
export function useGridPointer(activate: (index: number, newTab: boolean) => void) {
  return {
    onClick(event: MouseEvent<HTMLElement>) {
      const index = lineOf(event);
      if (index === undefined || window.getSelection()?.isCollapsed === false) return;
      activate(index, event.ctrlKey || event.metaKey);
    },
    onAuxClick(event: MouseEvent<HTMLElement>) {
      const index = event.button === middleButton ? lineOf(event) : undefined;
      if (index === undefined) return;
      event.preventDefault();
      activate(index, true);
    },
    onMouseDown(event: MouseEvent<HTMLElement>) {
      // Else the middle button starts scrolling by itself.
      if (event.button === middleButton && lineOf(event) !== undefined) event.preventDefault();
    },
  };
}
