import { formatCount } from '@/format/index.ts';
import type { Filter, FilterField } from './filter-types.ts';
import { operatorWords } from './operators.ts';

/** A chip has room for about this many characters of values. */
const shownCharacters = 28;

/** A filter in words: the parts of its chip, and all of it for those who hear it. */
export interface FilterWords {
  readonly field: string;
  readonly operator: string;
  /** `failed, denied`, or how many when the names would not fit. */
  readonly value: string;
  readonly whole: string;
}

/** Words of a filter; `labelOf` names a choice's value. */
export function describeFilter(
  { operator, values }: Filter,
  field: FilterField,
  labelOf: (value: string) => string,
): FilterWords {
  const labels = field.kind === 'choice' ? values.map(labelOf) : values;
  const unit = field.unit === undefined ? '' : ` ${field.unit}`;
  const all = operator === 'between' ? `${labels.join(' to ')}${unit}` : `${labels.join(', ')}${labels[0] ? unit : ''}`;
  const value = labels.length > 1 && all.length > shownCharacters ? formatCount(labels.length) : all;
  const words = operatorWords[operator];
  return { field: field.label, operator: words, value, whole: [field.label, words, all].filter(Boolean).join(' ') };
}
