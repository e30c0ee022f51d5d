import { expect, test } from 'vitest';
import { isCallCondition } from '../choices/index.ts';
import { callCondition } from './call-filter.ts';

const fields = ['state', 'error', 'status', 'cost', 'id', 'nothing', ''];
const operators = ['is', 'is_not', 'at_least', 'at_most', 'starts_with', 'contains', ''];
const texts = [
  '',
  'x',
  '0',
  '-1',
  '1.5',
  '9'.repeat(18),
  '9'.repeat(19),
  'call_',
  'call_0u',
  'a'.repeat(200),
  'a'.repeat(201),
];
const lists = [[], ...texts.map((text) => [text]), ['1', '2'], ['x', ''], Array(50).fill('x'), Array(51).fill('x')];

test('the short check of a condition decides as the contract does', () => {
  const conditions = fields.flatMap((field) =>
    operators.flatMap((operator) => lists.map((values: readonly string[]) => ({ field, operator, values }))),
  );
  const accepted = conditions.filter((condition) => callCondition.safeParse(condition).success);
  expect(conditions.filter(isCallCondition)).toEqual(accepted);
  expect(accepted.length).toBeGreaterThan(0);
});
