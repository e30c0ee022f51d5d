import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FilterOperator } from './filter-types.ts';
import { matchesFilters, type FilterValue } from './matches-filters.ts';

const meets = (held: FilterValue, operator: FilterOperator, ...values: readonly string[]) =>
  matchesFilters(held, [{ field: 'any', operator, values }], (row) => row);

test.each<readonly [FilterValue, FilterOperator, readonly string[], boolean]>([
  ['failed', 'any_of', ['failed', 'denied'], true],
  ['settled', 'any_of', ['failed', 'denied'], false],
  [['owner', 'auditor'], 'any_of', ['auditor'], true],
  [['owner', 'auditor'], 'none_of', ['auditor'], false],
  [[], 'none_of', ['auditor'], true],
  ['Answers TICKETS', 'contains', ['tickets'], true],
  ['Answers tickets', 'starts_with', ['answers t'], true],
  ['Answers tickets', 'is', ['answers'], false],
  ['Answers', 'is', ['ANSWERS'], true],
  [5, 'at_least', ['5'], true],
  [5, 'at_most', ['4.99'], false],
  [-3, 'between', ['-3', '-1'], true],
  [true, 'is', [], true],
  [true, 'is_not', [], false],
])('%j %s %j: %s', (held, operator, values, expected) => {
  expect(meets(held, operator, ...values)).toBe(expected);
});

test('a row without a value meets only what asks for its absence', () => {
  const operators: readonly FilterOperator[] = [
    'any_of',
    'is',
    'contains',
    'starts_with',
    'at_least',
    'at_most',
    'between',
  ];
  for (const operator of operators) expect(meets(null, operator, '0', '0'), operator).toBe(false);
  expect(meets(null, 'none_of', 'x')).toBe(true);
  expect(meets(null, 'is_not')).toBe(true);
});

test('any of and none of divide the rows between them', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (held, values) => {
      expect(meets(held, 'any_of', ...values)).toBe(!meets(held, 'none_of', ...values));
    }),
  );
});

test('a row must meet every condition', () => {
  const filters = [
    { field: 'a', operator: 'any_of', values: ['1'] },
    { field: 'b', operator: 'any_of', values: ['2'] },
  ] as const;
  const read = (row: Readonly<Record<string, string>>, field: string) => row[field] ?? null;
  expect(matchesFilters({ a: '1', b: '2' }, filters, read)).toBe(true);
  expect(matchesFilters({ a: '1', b: '3' }, filters, read)).toBe(false);
  expect(matchesFilters({}, [], read)).toBe(true);
});
