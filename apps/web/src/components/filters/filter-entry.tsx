'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import { FilterBox } from './filter-box.tsx';
import { FilterChips, type FilterChipsHandle } from './filter-chips.tsx';
import type { FilterField } from './filter-types.ts';
import { useFieldOptions } from './use-field-options.ts';
import { useFilterDraft } from './use-filter-draft.ts';
import type { Filters } from './use-filters.ts';
import { useOptionLabels } from './use-option-labels.ts';

export interface FilterEntryProps {
  readonly label: string;
  /** The same array between renders. */
  readonly fields: readonly FilterField[];
  readonly state: Filters;
  /** Offers to take all chips away at once. */
  readonly clearable?: boolean;
}

/** The box in which conditions are typed, and a chip for each that stands. */
export function FilterEntry({ label, fields, state, clearable = false }: FilterEntryProps) {
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
    <>
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
      {clearable && state.filters.length > 0 && (
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
    </>
  );
}
