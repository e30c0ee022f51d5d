'use client';

import { describeFilter } from './describe-filter.ts';
import type { Filter, FilterField } from './filter-types.ts';
import { useOptionLabels } from './use-option-labels.ts';

/** Conditions as one line of words: `department is any of Sales · text contains refund`. */
export function ConditionsInWords({
  fields,
  filters,
}: {
  readonly fields: readonly FilterField[];
  readonly filters: readonly Filter[];
}) {
  const { labelOf } = useOptionLabels(fields, filters);
  const words = filters.flatMap((filter) => {
    const field = fields.find(({ id }) => id === filter.field);
    return field ? [describeFilter(filter, field, (value) => labelOf(field, value)).whole] : [];
  });
  return words.join(' · ');
}
