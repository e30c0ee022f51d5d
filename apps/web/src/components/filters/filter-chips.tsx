'use client';

import { X } from 'lucide-react';
import { useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { describeFilter } from './describe-filter.ts';
import type { Filter, FilterField } from './filter-types.ts';
import type { OptionLabels } from './use-option-labels.ts';

export interface FilterChipsHandle {
  readonly focus: (which: 'first' | 'last') => void;
}

export interface FilterChipsProps {
  readonly handle: Ref<FilterChipsHandle>;
  readonly fields: readonly FilterField[];
  readonly filters: readonly Filter[];
  readonly labelOf: OptionLabels['labelOf'];
  /** Index of the one that the box edits. */
  readonly edited: number | undefined;
  readonly onEdit: (index: number) => void;
  readonly onRemove: (index: number) => void;
  /** The keys go on in the box: left of the first chip, or the last one is gone. */
  readonly onLeave: () => void;
}

/**
 * The conditions, one tab stop: arrow keys walk them, Enter edits, Backspace and Delete remove. Each has a button to
 * remove it by pointer.
 */
export function FilterChips({ handle, fields, filters, labelOf, edited, onEdit, onRemove, onLeave }: FilterChipsProps) {
  const chips = useRef<(HTMLButtonElement | null)[]>([]);
  const [active, setActive] = useState(0);
  const reachable = Math.min(active, filters.length - 1);
  const focusAt = (index: number) => chips.current[Math.min(Math.max(index, 0), filters.length - 1)]?.focus();
  useImperativeHandle(handle, () => ({ focus: (which) => focusAt(which === 'first' ? 0 : filters.length - 1) }));

  const remove = (index: number) => {
    onRemove(index);
    const neighbour = chips.current[index + 1] ?? chips.current[index - 1];
    if (neighbour) neighbour.focus();
    else onLeave();
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const act = {
      ArrowLeft: () => (index === 0 ? onLeave() : focusAt(index - 1)),
      ArrowRight: () => focusAt(index + 1),
      Home: () => focusAt(0),
      End: () => focusAt(filters.length - 1),
      Backspace: () => remove(index),
      Delete: () => remove(index),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  if (filters.length === 0) return null;
  const keys = keysOf(filters);
  return (
    <ul aria-label="Filters in force" className="contents">
      {filters.map((filter, index) => {
        const field = fields.find(({ id }) => id === filter.field);
        if (!field) return null;
        const words = describeFilter(filter, field, (value) => labelOf(field, value));
        return (
          <li
            key={keys[index]}
            className={`flex h-7 max-w-full min-w-0 items-stretch rounded-control border text-12 ${edited === index ? 'border-you bg-you-soft' : 'border-line-2 bg-surface-1'}`}
          >
            <button
              ref={(element) => {
                chips.current[index] = element;
              }}
              type="button"
              tabIndex={reachable === index ? 0 : -1}
              aria-label={`${words.whole}. Enter edits, Delete removes.`}
              title={words.whole}
              onFocus={() => setActive(index)}
              onKeyDown={(event) => onKeyDown(event, index)}
              onClick={() => onEdit(index)}
              className="flex min-w-0 items-stretch rounded-control"
            >
              <span className="flex items-center px-2 text-ink-2">{words.field}</span>
              <span className="flex items-center border-l border-line-1 px-2 text-ink-3">{words.operator}</span>
              {words.value !== '' && (
                <span className="flex min-w-0 items-center border-l border-line-1 px-2 font-semibold text-ink-1">
                  <span className="max-w-56 truncate">{words.value}</span>
                </span>
              )}
            </button>
            <button
              type="button"
              tabIndex={-1}
              aria-label={`Remove ${words.whole}`}
              onClick={() => remove(index)}
              className="flex w-6 items-center justify-center rounded-control border-l border-line-1 text-ink-3 hover:bg-surface-2"
            >
              <X size={12} strokeWidth={1.6} aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** A chip keeps its key, and so its focus, while another one is edited or removed. */
function keysOf(filters: readonly Filter[]): readonly string[] {
  const names = filters.map(({ field, operator }) => `${field} ${operator}`);
  return names.map((name, index) => `${name} ${names.slice(0, index).filter((other) => other === name).length}`);
}
