import type { Filter } from './filter-types.ts';

/** What a row holds under a field: several for a choice such as roles; null when it has no value. */
export type FilterValue = string | number | boolean | readonly string[] | null;

/**
 * Whether a row meets every condition. `read` gives its value by the field's id. A row without a value meets
 * `is none of` and a flag's `is not`, and nothing else.
 */
export function matchesFilters<Row>(
  row: Row,
  filters: readonly Filter[],
  read: (row: Row, field: string) => FilterValue,
): boolean {
  return filters.every((filter) => matches(filter, read(row, filter.field)));
}

function matches({ operator, values }: Filter, held: FilterValue): boolean {
  const [first = '', second = ''] = values;
  switch (operator) {
    case 'any_of':
      return isAnyOf(held, values);
    case 'none_of':
      return !isAnyOf(held, values);
    case 'is':
      return values.length === 0 ? held === true : textOf(held) === first.toLowerCase();
    case 'is_not':
      return held !== true;
    case 'contains':
      return textOf(held)?.includes(first.toLowerCase()) ?? false;
    case 'starts_with':
      return textOf(held)?.startsWith(first.toLowerCase()) ?? false;
    case 'at_least':
      return held !== null && Number(held) >= Number(first);
    case 'at_most':
      return held !== null && Number(held) <= Number(first);
    case 'between':
      return held !== null && Number(held) >= Number(first) && Number(held) <= Number(second);
  }
}

function isAnyOf(held: FilterValue, values: readonly string[]): boolean {
  if (held === null) return false;
  return typeof held === 'object' ? held.some((one) => values.includes(one)) : values.includes(String(held));
}

function textOf(held: FilterValue): string | undefined {
  return held === null ? undefined : String(held).toLowerCase();
}
