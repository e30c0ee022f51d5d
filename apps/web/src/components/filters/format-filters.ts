import type { Filter } from './filter-types.ts';

/** The four characters that the text itself needs; everything else stays readable in the address. */
function encodeValue(value: string): string {
  return value.replaceAll(/[%,;:]/g, (character) => encodeURIComponent(character));
}

/** Writes what `parseFilters` reads; empty text for no filters. */
export function formatFilters(filters: readonly Filter[]): string {
  return filters
    .map(({ field, operator, values }) =>
      [field, operator, ...(values.length === 0 ? [] : [values.map(encodeValue).join(',')])].join(':'),
    )
    .join(';');
}
