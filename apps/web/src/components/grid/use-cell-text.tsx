'use client';

import { useState, type FocusEvent, type PointerEvent, type ReactNode } from 'react';
import type { GridColumn } from './grid-types.ts';

interface Shown {
  readonly text: string;
  readonly leftPx: number;
  readonly topPx: number;
}

function isCut(cell: HTMLElement): boolean {
  return cell.scrollWidth > cell.clientWidth;
}

/**
 * The whole text of cells cut by an ellipsis: as the browser's tooltip under the pointer, as our own at a cell that
 * has the focus. Read only when asked for, never while rows are drawn.
 */
export function useCellText<Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]) {
  const [shown, setShown] = useState<Shown>();
  const textOf = (cell: HTMLElement): string | undefined => {
    const index = Number(cell.closest<HTMLElement>('.grid-line')?.dataset['index'] ?? -1);
    const row = rows[index];
    return row === undefined ? undefined : columns.find(({ id }) => id === cell.dataset['column'])?.text(row);
  };
  const tooltip: ReactNode = shown && (
    <div role="tooltip" className="grid-tooltip" style={{ left: shown.leftPx, top: shown.topPx }}>
      {shown.text}
    </div>
  );
  return {
    tooltip,
    onPointerOver({ target }: PointerEvent<HTMLElement>) {
      const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-column]') : null;
      if (!cell) return;
      const text = isCut(cell) ? textOf(cell) : undefined;
      if (text === undefined) cell.removeAttribute('title');
      else cell.title = text;
    },
    onFocus({ target }: FocusEvent<HTMLElement>) {
      const cell = target.closest<HTMLElement>('td[data-column]');
      const text = cell && isCut(cell) ? textOf(cell) : undefined;
      if (!cell || text === undefined) setShown(undefined);
      else {
        const place = cell.getBoundingClientRect();
        setShown({ text, leftPx: place.left, topPx: place.bottom });
      }
    },
    onBlur() {
      setShown(undefined);
    },
  };
}
