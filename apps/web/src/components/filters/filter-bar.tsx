'use client';

import { useRef, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/index.ts';
import { FilterBox } from './filter-box.tsx';
import { FilterChips, type FilterChipsHandle } from './filter-chips.tsx';
import type { FilterField } from './filter-types.ts';
import { LeftOutNotice } from './left-out-notice.tsx';
import { useFieldOptions } from './use-field-options.ts';
import { useFilterDraft } from './use-filter-draft.ts';
import { useFilters } from './use-filters.ts';
import { useOptionLabels } from './use-option-labels.ts';

export interface FilterBarProps {
  /** Names the search and stands in the empty box: `Filter calls`. */
  readonly label: string;
  /** The same array between renders. */
  readonly fields: readonly FilterField[];
  /** Controls at the right end: the range, what is new. */
  readonly children?: ReactNode;
}

/** Box and chips of a list's filters, over the address; `useFilters` with the same fields gives the page what they say. */
export function FilterBar({ label, fields, children }: FilterBarProps) {
  const state = useFilters(fields);
  const control = useFilterDraft(fields, state);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const chips = useRef<FilterChipsHandle>(null);
  const { labelOf, remember } = useOptionLabels(fields, state.filters);
  const { field, operator, index } = control.draft;
  const chosen = field?.kind === 'choice' && operator !== undefined ? field : undefined;
  const options = useFieldOptions(chosen, control.typed, remember);
  const focusBox = () => box.current?.focus();
  return (
    <search aria-label={label} className="shrink-0 border-b border-line-1">
      <div className="flex flex-wrap items-start justify-end gap-x-4 gap-y-1.5 px-4 py-1.5">
        <div className="flex min-w-[min(100%,20rem)] flex-1 flex-wrap items-center gap-1.5">
          <FilterBox
            label={label}
            fields={fields}
            control={control}
            options={options}
            input={box}
            open={open}
            onOpenChange={setOpen}
            onLeave={(to) => chips.current?.focus(to)}
          />
          <FilterChips
            handle={chips}
            fields={fields}
            filters={state.filters}
            labelOf={labelOf}
            edited={index}
            onEdit={(at) => {
              control.edit(at);
              setOpen(true);
              focusBox();
            }}
            onRemove={state.remove}
            onLeave={focusBox}
          />
          {state.filters.length > 0 && (
            <Button
              look="ghost"
              size="small"
              onClick={() => {
                state.clear();
                focusBox();
              }}
            >
              Clear
            </Button>
          )}
        </div>
        {children !== undefined && <div className="flex flex-wrap items-center gap-2">{children}</div>}
      </div>
      {state.leftOut.length > 0 && <LeftOutNotice leftOut={state.leftOut} onForget={state.forgetLeftOut} />}
    </search>
  );
}
