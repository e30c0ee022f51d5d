import type { GridColumn } from './grid-types.ts';

const settleMs = 240;

/** Tints for a moment the cells of a line whose words changed since the row was last drawn. */
export function flashChanges<Row>(line: HTMLElement, columns: readonly GridColumn<Row>[], before: Row, now: Row): void {
  if (before === now || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const column of columns) {
    if (column.text(before) === column.text(now)) continue;
    line
      .querySelector(`[data-column="${CSS.escape(column.id)}"]`)
      ?.animate([{ backgroundColor: 'var(--you-soft)' }, { backgroundColor: 'transparent' }], settleMs);
  }
}
