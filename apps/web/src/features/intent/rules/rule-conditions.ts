import type { Filter } from '@/components/filters/index.ts';
import type { IntentRule } from '../intent-types.ts';

type Condition = IntentRule['where'][number];

/** Chips as the kernel's conditions. What it would not take is checked where the rule is. */
export function toWhere(filters: readonly Filter[]): readonly { field: string; operator: string; values: string[] }[] {
  return filters.map(({ field, operator, values }) => {
    switch (operator) {
      case 'any_of':
        return { field, operator: 'is', values: [...values] };
      case 'none_of':
        return { field, operator: 'is_not', values: [...values] };
      case 'is':
        return { field, operator: 'is', values: values.length === 0 ? ['true'] : [...values] };
      case 'is_not':
        return { field, operator: 'is', values: ['false'] };
      case 'contains':
      case 'starts_with':
      case 'at_least':
      case 'at_most':
      case 'between':
        return { field, operator, values: [...values] };
    }
  });
}

/** The kernel's conditions as chips. */
export function toFilters(where: readonly Condition[]): readonly Filter[] {
  return where.map(({ field, operator, values }): Filter => {
    if (field === 'streamed') return { field, operator: values[0] === 'true' ? 'is' : 'is_not', values: [] };
    if (field === 'key') return { field, operator: 'is', values };
    if (operator === 'is') return { field, operator: 'any_of', values };
    if (operator === 'is_not') return { field, operator: 'none_of', values };
    return { field, operator, values };
  });
}
