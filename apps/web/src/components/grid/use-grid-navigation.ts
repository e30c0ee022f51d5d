'use client';

import {
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  useTransition,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { findLine, firstHead, focusCell, focusSideways, ownsKeys, reveal } from './grid-focus.ts';
import type { GridLayout } from './use-grid-layout.ts';

export interface NavigationInput {
  readonly box: RefObject<HTMLElement | null>;
  readonly table: RefObject<HTMLTableElement | null>;
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly openId: string | undefined;
  readonly layout: GridLayout;
  /** The person moved by key while another row was open. */
  onFollow(index: number): void;
  onActivate(index: number, newTab: boolean): void;
  onEscape(): void;
}

export interface GridNavigation {
  readonly tabStopIndex: number;
  /** The row that keys speak of: the focused one, or the open one while the focus is elsewhere. */
  currentIndex(): number;
  /** Moves by rows from wherever the focus is in the grid; a first move goes to the tab stop. */
  step(rows: number): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onFocus(event: FocusEvent<HTMLElement>): void;
  onBlur(): void;
}

const fallbackPageRows = 20;

/** Roving focus over rows, and with left and right into their cells: one tab stop, arrows for the rest. */
export function useGridNavigation(input: NavigationInput): GridNavigation {
  const { box, table, ids, indexOf, openId, layout } = input;
  const [active, setActive] = useState<{ readonly id: string; readonly index: number }>();
  const pending = useRef<{ readonly index: number; readonly column: string | undefined; readonly focus: boolean }>(
    undefined,
  );
  const hadFocus = useRef(false);
  if (active && !indexOf.has(active.id)) {
    const index = Math.min(active.index, ids.length - 1);
    const id = ids[index];
    setActive(id === undefined ? undefined : { id, index });
  }
  const activeIndex = active && indexOf.get(active.id);
  const openIndex = openId === undefined ? undefined : indexOf.get(openId);
  const tabStopIndex = Math.min(activeIndex ?? openIndex ?? active?.index ?? 0, ids.length - 1);

  const settle = () => {
    // A row that left the list while it had the focus hands it to the row that took its place.
    if (hadFocus.current && document.activeElement === document.body && !pending.current) {
      if (table.current) findLine(table.current, tabStopIndex)?.focus({ preventScroll: true });
    }
    const target = pending.current;
    const line = target && table.current && findLine(table.current, target.index);
    if (!target || !line || !box.current) return;
    pending.current = undefined;
    if (target.focus) {
      const cell = target.column && line.querySelector<HTMLElement>(`[data-column="${CSS.escape(target.column)}"]`);
      if (cell) focusCell(cell);
      else line.focus({ preventScroll: true });
    }
    reveal(box.current, line);
  };
  // What else changes the open row (the panel's own keys, the back button, a link) takes the focus along. What was asked
  // for here arrives later, by way of rows that were asked for in between, or not at all when the keys led back to the
  // row that is open; the end of the transition says that it is over.
  const askedId = useRef<string>(undefined);
  const [following, startFollowing] = useTransition();
  const openListed = openIndex !== undefined;
  const showOpen = useEffectEvent((id: string | undefined, listed: boolean, more: boolean) => {
    const followed = askedId.current !== undefined;
    if (!more) askedId.current = undefined;
    if (id === undefined || followed || !listed || pending.current) return;
    pending.current = { index: openIndex ?? 0, column: undefined, focus: hadFocus.current };
  });
  useLayoutEffect(() => showOpen(openId, openListed, following), [openId, openListed, following]);
  useLayoutEffect(() => {
    settle();
    pending.current = undefined;
  });

  const moveTo = (index: number, focus: boolean, column?: string) => {
    const to = Math.max(0, Math.min(index, ids.length - 1));
    const id = ids[to];
    if (id === undefined) return;
    pending.current = { index: to, column, focus };
    setActive({ id, index: to });
    settle();
    // Compared with the row that the panel is on its way to: the one it still shows may be some keys behind.
    if (openIndex === undefined || id === (askedId.current ?? openId)) return;
    askedId.current = id;
    // The row answers at once; the panel may take its time.
    startFollowing(() => input.onFollow(to));
  };

  const currentIndex = () => {
    if (table.current?.contains(document.activeElement) === true) return tabStopIndex;
    const asked = askedId.current === undefined ? undefined : indexOf.get(askedId.current);
    return asked ?? openIndex ?? tabStopIndex;
  };

  const step = (rows: number) => {
    const focused = document.activeElement;
    const inside = table.current?.contains(focused) === true;
    // With a panel open and the focus in it, its subject changes and the focus stays.
    const elsewhere = !inside && focused !== document.body && openIndex !== undefined;
    const moved = inside || openIndex !== undefined || activeIndex !== undefined;
    moveTo(moved ? currentIndex() + rows : tabStopIndex, !elsewhere);
  };

  const onHeadKey = (event: KeyboardEvent<HTMLElement>, head: Element): boolean => {
    if (event.key === 'ArrowDown') moveTo(0, true);
    else if (event.key === 'ArrowLeft') focusSideways(head, -1);
    else if (event.key === 'ArrowRight') focusSideways(head, 1);
    else return false;
    return true;
  };

  const onLineKey = (event: KeyboardEvent<HTMLElement>, target: Element, index: number): boolean => {
    const column = target.closest<HTMLElement>('td[data-column]')?.dataset['column'];
    const pageRows = box.current
      ? Math.max(1, Math.floor(box.current.clientHeight / layout.rowHeightPx) - 1)
      : fallbackPageRows;
    const onLine = target.matches('.grid-line, td');
    if (event.key === 'ArrowDown') moveTo(index + 1, true, column);
    else if (event.key === 'ArrowUp' && index > 0) moveTo(index - 1, true, column);
    else if (event.key === 'ArrowUp') {
      const head = table.current && firstHead(table.current);
      if (head) focusCell(head);
    } else if (event.key === 'PageDown') moveTo(index + pageRows, true, column);
    else if (event.key === 'PageUp') moveTo(index - pageRows, true, column);
    else if (event.key === 'Home') moveTo(0, true, column);
    else if (event.key === 'End') moveTo(ids.length - 1, true, column);
    else if (event.key === 'ArrowRight') focusSideways(target, 1);
    else if (event.key === 'ArrowLeft') focusSideways(target, -1);
    else if (event.key === 'Enter' && onLine) input.onActivate(index, event.ctrlKey || event.metaKey);
    else if (event.key === 'Escape' && column !== undefined) moveTo(index, true);
    else return false;
    return true;
  };

  return {
    tabStopIndex,
    currentIndex,
    step,
    onKeyDown(event) {
      // What opens from a cell (a menu, a dialog) bubbles through React but lies outside.
      if (!(event.target instanceof HTMLElement) || !event.currentTarget.contains(event.target)) return;
      const { target } = event;
      if (ownsKeys(target) && event.key !== 'Escape') return;
      const head = target.closest('th');
      const index = Number(target.closest<HTMLElement>('.grid-line')?.dataset['index'] ?? -1);
      const handled = head ? onHeadKey(event, head) : index >= 0 && onLineKey(event, target, index);
      if (handled) event.preventDefault();
      else if (event.key === 'Escape') input.onEscape();
    },
    onFocus({ target }) {
      const line = target.closest<HTMLElement>('.grid-line');
      hadFocus.current = line !== null;
      if (!line) return;
      const { id, index } = line.dataset;
      if (id !== undefined && id !== active?.id) setActive({ id, index: Number(index) });
    },
    onBlur() {
      hadFocus.current = false;
    },
  };
}
