'use client';

import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { JsonLine } from './json-line.tsx';
import { decideTreeStep } from './move-in-tree.ts';
import type { useJsonTree } from './use-json-tree.ts';
import { useLineWindow } from './use-line-window.ts';

const lineHeightPx = 20;
const windowedAbove = 200;
const pageRows = 20;

export interface JsonTreeProps {
  readonly label: string;
  readonly tree: ReturnType<typeof useJsonTree>;
}

/** The lines as an ARIA tree with one tab stop; above 200 lines only those in view are in the page. */
export function JsonTree({ label, tree }: JsonTreeProps) {
  const { rows, activeIndex, setActivePointer, setOpened, matches } = tree;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const lines = useLineWindow(box, rows.length, lineHeightPx, windowedAbove);
  const activePointer = rows[activeIndex]?.pointer;
  useEffect(() => {
    const element = box.current;
    if (!element || activePointer === undefined) return;
    const top = activeIndex * lineHeightPx;
    if (top < element.scrollTop) element.scrollTop = top;
    const lowest = top + lineHeightPx - element.clientHeight;
    if (lowest > element.scrollTop) element.scrollTop = lowest;
    // Only a move of the current line scrolls; opening parts above it does not.
  }, [activePointer, activeIndex]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = decideTreeStep(rows, activeIndex, event.key, pageRows);
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.kind === 'go') setActivePointer(rows[step.index]?.pointer ?? '');
    else setOpened(step.pointers, step.kind === 'open');
  };
  const onClick = (event: MouseEvent) => {
    const line = (event.target as Element).closest<HTMLElement>('[data-index]');
    const row = line && rows[Number(line.dataset['index'])];
    if (!row) return;
    setActivePointer(row.pointer);
    if (row.open !== undefined) setOpened([row.pointer], !row.open);
  };
  const matched = new Set(matches);
  const lineAt = (index: number) => {
    const row = rows[index];
    if (!row) return null;
    return (
      <JsonLine
        key={row.pointer}
        row={row}
        index={index}
        id={`${id}-${index}`}
        active={index === activeIndex}
        matched={matched.has(row.pointer)}
      />
    );
  };
  return (
    <div
      ref={box}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`${id}-${activeIndex}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
      dir="ltr"
      className="json-tree relative max-h-[480px] overflow-auto px-1 py-1 text-left font-mono text-12"
    >
      {lines ? (
        <div role="presentation" style={{ height: rows.length * lineHeightPx, paddingTop: lines.first * lineHeightPx }}>
          {rows.slice(lines.first, lines.end).map((_, offset) => lineAt(lines.first + offset))}
        </div>
      ) : (
        rows.slice(0, windowedAbove).map((_, index) => lineAt(index))
      )}
    </div>
  );
}
