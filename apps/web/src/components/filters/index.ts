export { ConditionsField } from './conditions-field.tsx';
export { ConditionsInWords } from './conditions-in-words.tsx';
export { FilterBar, type FilterBarProps } from './filter-bar.tsx';
export type { Filter, FilterField, FilterKind, FilterOperator, FilterOption } from './filter-types.ts';
export { filtersParser } from './filters-parser.ts';
export { formatFilters } from './format-filters.ts';
export { matchesFilters, type FilterValue } from './matches-filters.ts';
export { parseFilters, type ParsedFilters } from './parse-filters.ts';
export { useFilters, type Filters } from './use-filters.ts';
