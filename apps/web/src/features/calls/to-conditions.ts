import { isCallCondition, type PossibleCallCondition } from '@agent-os/core/choices';
import type { CallCondition } from '@agent-os/core/contracts';
import type { Filter } from '@/components/filters/index.ts';

/** Digits that a unit of the console stands for in the kernel's: USD in nano-USD, milliseconds in microseconds. */
const decimalsOf: Readonly<Record<string, number>> = { cost: 9, duration: 3, wait: 3, firstByte: 3, execute: 3 };

/** `0.05` USD as `50000000` nano-USD: by its digits, so that nothing is rounded but what is finer than a unit. */
function scaled(field: string, text: string): string {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const decimals = decimalsOf[field] ?? 0;
  const digits = whole + fraction.slice(0, decimals).padEnd(decimals, '0');
  return text.startsWith('-') ? '0' : digits.replace(/^0+(?=\d)/, '');
}

function conditionsOf({ field, operator, values }: Filter): readonly PossibleCallCondition[] {
  const [first = '', second = ''] = values;
  switch (operator) {
    case 'any_of':
      return [{ field, operator: 'is', values }];
    case 'none_of':
      return [{ field, operator: 'is_not', values }];
    case 'is':
      return [{ field, operator: 'is', values: values.length === 0 ? ['true'] : values }];
    case 'is_not':
      return [{ field, operator: 'is', values: ['false'] }];
    case 'at_least':
    case 'at_most':
      return [{ field, operator, values: [scaled(field, first)] }];
    case 'between':
      return [
        { field, operator: 'at_least', values: [scaled(field, first)] },
        { field, operator: 'at_most', values: [scaled(field, second)] },
      ];
    case 'starts_with':
      return [{ field, operator, values: [first.toLowerCase()] }];
    case 'contains':
      return [];
  }
}

/** What the kernel is asked for the chips of a list. A condition that it would refuse filters nothing. */
export function toConditions(filters: readonly Filter[]): readonly CallCondition[] {
  return filters
    .flatMap(conditionsOf)
    .filter((condition): condition is CallCondition & PossibleCallCondition => isCallCondition(condition));
}
