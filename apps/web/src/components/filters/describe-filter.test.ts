import { expect, test } from 'vitest';
import { describeFilter } from './describe-filter.ts';
import type { Filter, FilterField } from './filter-types.ts';

const wordsOf = (field: Omit<FilterField, 'id'>, filter: Omit<Filter, 'field'>) =>
  describeFilter({ field: 'any', ...filter }, { id: 'any', ...field }, (value) => value.toUpperCase());

test('few short values are named', () => {
  const words = wordsOf({ label: 'state', kind: 'choice' }, { operator: 'any_of', values: ['failed', 'denied'] });
  expect(words).toMatchObject({ field: 'state', operator: 'is any of', value: 'FAILED, DENIED' });
});

test('values that would not fit are counted, and all named in full', () => {
  const values = Array.from({ length: 9 }, (_, index) => `agent-${index}`);
  const words = wordsOf({ label: 'agent', kind: 'choice' }, { operator: 'none_of', values });
  expect(words.value).toBe('9');
  expect(words.whole).toContain('AGENT-0, AGENT-1');
});

test('numbers say their unit, flags have no value', () => {
  const cost = { label: 'cost', kind: 'number', unit: 'USD' } as const;
  expect(wordsOf(cost, { operator: 'between', values: ['1', '2'] }).value).toBe('1 to 2 USD');
  expect(wordsOf(cost, { operator: 'at_least', values: ['1'] }).value).toBe('1 USD');
  expect(wordsOf({ label: 'simulated', kind: 'flag' }, { operator: 'is_not', values: [] })).toMatchObject({
    value: '',
    whole: 'simulated is not',
  });
});
