const controls = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** The controls that handle keys of their own; letters typed there are no keys of the grid. */
export function ownsKeys(target: Element): boolean {
  return target.matches('input:not([type="checkbox"]), select, textarea, [contenteditable="true"]');
}

/** Whether a press on the target belongs to something inside a row and not to the row. */
export function isControl(target: Element): boolean {
  const control = target.closest(controls);
  return (control !== null && !control.matches('tr, td, th')) || target.closest('.grid-check, label') !== null;
}

/** The mounted line of an index. */
export function findLine(table: HTMLElement, index: number): HTMLTableRowElement | null {
  return table.querySelector(`tr[data-index="${index}"]`);
}

/** The head of the first column that has words. */
export function firstHead(table: HTMLElement): HTMLElement | null {
  return table.querySelector<HTMLElement>('th:not(.grid-check)');
}

/** Brings an element into view below the sticky head, without moving the list sideways. */
export function reveal(box: HTMLElement, line: HTMLElement): void {
  const left = box.scrollLeft;
  line.scrollIntoView({ block: 'nearest' });
  if (box.scrollLeft !== left) box.scrollLeft = left;
}

/** Focuses the first control of a cell, or the cell where it has none. */
export function focusCell(cell: HTMLElement): void {
  const target = cell.matches('td') ? (cell.querySelector<HTMLElement>(controls) ?? cell) : cell;
  if (target === cell) target.tabIndex = -1;
  target.focus();
}

/** Steps to the next or previous cell of a line; before the first comes the line itself. */
export function focusSideways(target: Element, step: 1 | -1): void {
  const line = target.closest('tr');
  if (!line) return;
  const cells = [...line.querySelectorAll<HTMLElement>('td:not(.grid-check), th:not(.grid-check)')];
  const current = cells.findIndex((cell) => cell.contains(target) && cell !== line);
  const next = cells[current + step];
  if (next && current + step >= 0) focusCell(next);
  else if (step === -1 && line.matches('.grid-line')) line.focus();
}
