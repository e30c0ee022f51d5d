import type { RefObject } from 'react';
import type { FilterField } from './filter-types.ts';
import type { FieldOptions } from './use-field-options.ts';
import type { DraftControl } from './use-filter-draft.ts';

export interface FilterBoxProps {
  readonly label: string;
  readonly fields: readonly FilterField[];
  readonly control: DraftControl;
  readonly options: FieldOptions;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Right arrow, or backspace, in the empty box. */
  readonly onLeave: (to: 'first' | 'last') => void;
}

export const boxClass =
  'flex h-7 w-64 max-w-full items-center gap-1.5 rounded-control border border-line-3 bg-surface-1 px-2';
export const inputClass = 'h-full min-w-0 flex-1 bg-transparent text-ink-1 outline-none placeholder:text-ink-3';

/** Escape leads on to the list below; the focus is never nowhere. */
export function leaveBox(box: HTMLInputElement | null): void {
  const line = document.querySelector<HTMLElement>('main .grid-line[tabindex="0"]');
  const title = document.querySelector<HTMLElement>('main h1');
  if (title && !line) title.tabIndex = -1;
  const target = line ?? title;
  if (target) target.focus({ preventScroll: true });
  else box?.blur();
}
