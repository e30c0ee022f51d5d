import { describe, expect, test } from 'vitest';
import type { IntentRule } from '../intent-types.ts';
import { toFilters, toWhere } from './rule-conditions.ts';

const where: IntentRule['where'] = [
  { field: 'agent', operator: 'is', values: ['agt_1', 'agt_2'] },
  { field: 'department', operator: 'is_not', values: ['dep_1'] },
  { field: 'streamed', operator: 'is', values: ['true'] },
  { field: 'streamed', operator: 'is', values: ['false'] },
  { field: 'key', operator: 'is', values: ['key_1'] },
  { field: 'input', operator: 'at_least', values: ['5000'] },
  { field: 'text', operator: 'contains', values: ['refund'] },
];

describe('conditions of a rule', () => {
  test('are the same after they were chips', () => {
    expect(toWhere(toFilters(where))).toEqual(where);
  });

  test('are chips that the filter box can edit', () => {
    expect(toFilters(where).map(({ operator }) => operator)).toEqual([
      'any_of',
      'none_of',
      'is',
      'is_not',
      'is',
      'at_least',
      'contains',
    ]);
  });
});
