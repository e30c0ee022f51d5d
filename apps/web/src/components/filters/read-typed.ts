import type { FilterField, FilterOperator } from './filter-types.ts';
import { isNumberText } from './parse-filters.ts';

/** The values that a typed text stands for; undefined while it stands for none. */
export function readTyped(
  { kind }: FilterField,
  operator: FilterOperator,
  typed: string,
): readonly string[] | undefined {
  const text = typed.trim();
  if (kind === 'text') return text === '' ? undefined : [text];
  if (kind !== 'number') return undefined;
  const numbers = text
    .replaceAll('−', '-')
    .replaceAll(',', '')
    .split(/\s*(?:\.\.|\bto\b|\band\b|\s)\s*/)
    .filter(Boolean);
  const wanted = operator === 'between' ? 2 : 1;
  return numbers.length === wanted && numbers.every(isNumberText) ? numbers : undefined;
}
