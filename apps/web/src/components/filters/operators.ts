import type { FilterField, FilterKind, FilterOperator } from './filter-types.ts';

const operatorsByKind: Readonly<Record<FilterKind, readonly FilterOperator[]>> = {
  choice: ['any_of', 'none_of'],
  text: ['contains', 'is', 'starts_with'],
  number: ['at_least', 'at_most', 'between'],
  flag: ['is', 'is_not'],
};

/** As a chip writes them. */
export const operatorWords: Readonly<Record<FilterOperator, string>> = {
  any_of: 'is any of',
  none_of: 'is none of',
  is: 'is',
  is_not: 'is not',
  contains: 'contains',
  starts_with: 'starts with',
  at_least: '≥',
  at_most: '≤',
  between: 'between',
};

/** What a field can be asked; operators of another kind do not count, whoever listed them. */
export function operatorsOf({ kind, operators }: FilterField): readonly FilterOperator[] {
  const known = operatorsByKind[kind];
  return operators?.filter((operator) => known.includes(operator)) ?? known;
}

/** How many values a condition has: exactly none, one or two, or `many` for one and more. */
export function valuesTaken(kind: FilterKind, operator: FilterOperator): 0 | 1 | 2 | 'many' {
  if (kind === 'flag') return 0;
  if (kind === 'choice') return 'many';
  return operator === 'between' ? 2 : 1;
}
