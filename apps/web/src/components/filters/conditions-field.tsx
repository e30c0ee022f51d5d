'use client';

import { useMemo, useRef, useState } from 'react';
import { FilterBox } from './filter-box.tsx';
import { FilterChips, type FilterChipsHandle } from './filter-chips.tsx';
import type { Filter, FilterField } from './filter-types.ts';
import { useFieldOptions } from './use-field-options.ts';
import { useFilterDraft } from './use-filter-draft.ts';
import type { Filters } from './use-filters.ts';
import { useOptionLabels } from './use-option-labels.ts';

export interface ConditionsFieldProps {
  readonly label: string;
  /** The same array between renders. */
  readonly fields: readonly FilterField[];
  readonly value: readonly Filter[];
  readonly onChange: (next: readonly Filter[]) => void;
}

/** Box and chips of conditions that a form holds, as `FilterBar` has them over the address. */
export function ConditionsField({ label, fields, value, onChange }: ConditionsFieldProps) {
  const state = useMemo<Filters>(
    () => ({
      filters: value,
      leftOut: [],
      add: (filter) => onChange([...value, filter]),
      change: (index, filter) => onChange(value.map((present, at) => (at === index ? filter : present))),
      remove: (index) => onChange(value.toSpliced(index, 1)),
      clear: () => onChange([]),
      forgetLeftOut: () => undefined,
    }),
    [value, onChange],
  );
  const control = useFilterDraft(fields, state);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const chips = useRef<FilterChipsHandle>(null);
  const { labelOf, remember } = useOptionLabels(fields, value);
  const { field, operator, index } = control.draft;
  const chosen = field?.kind === 'choice' && operator !== undefined ? field : undefined;
  const options = useFieldOptions(chosen, control.typed, remember);
  const focusBox = () => box.current?.focus();
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-1.5">
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
        filters={value}
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
    </div>
  );
}
