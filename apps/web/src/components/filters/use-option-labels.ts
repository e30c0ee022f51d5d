'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Filter, FilterField, FilterOption } from './filter-types.ts';

export interface OptionLabels {
  readonly labelOf: (field: FilterField, value: string) => string;
  readonly remember: (field: FilterField, options: readonly FilterOption[]) => void;
}

const keyOf = (field: FilterField, value: string) => `${field.id}:${value}`;

/** Names of the values that chips show: the field's options, and those that were loaded. A value is its own name until then. */
export function useOptionLabels(fields: readonly FilterField[], filters: readonly Filter[]): OptionLabels {
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const remember = useCallback((field: FilterField, options: readonly FilterOption[]) => {
    setKnown((before) => {
      const news = options.filter(({ value, label }) => before.get(keyOf(field, value)) !== label);
      return news.length === 0
        ? before
        : new Map([...before, ...news.map(({ value, label }) => [keyOf(field, value), label] as const)]);
    });
  }, []);

  // An address names values by id only.
  useEffect(() => {
    for (const filter of filters) {
      const field = fields.find(({ id }) => id === filter.field);
      if (!field?.loadOptions) continue;
      for (const value of filter.values) {
        if (known.has(keyOf(field, value))) continue;
        // A value that nobody finds keeps its id as its name, and is not asked for again.
        const learn = (options: readonly FilterOption[]) =>
          remember(field, [{ value, label: options.find((option) => option.value === value)?.label ?? value }]);
        field.loadOptions(value).then(learn, () => learn([]));
      }
    }
  }, [fields, filters, known, remember]);

  const labelOf = (field: FilterField, value: string) =>
    field.options?.find((option) => option.value === value)?.label ?? known.get(keyOf(field, value)) ?? value;
  return { labelOf, remember };
}
