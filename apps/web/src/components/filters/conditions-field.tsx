'use client';

import { useMemo } from 'react';
import { FilterEntry } from './filter-entry.tsx';
import type { Filter, FilterField } from './filter-types.ts';
import type { Filters } from './use-filters.ts';

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
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-1.5">
      <FilterEntry label={label} fields={fields} state={state} />
    </div>
  );
}
