import { expect, test } from 'vitest';
import { moveRule } from './move-rule.ts';

test.each([
  [0, 1, 'bac'],
  [2, -1, 'acb'],
  [0, -1, 'abc'],
  [2, 1, 'abc'],
  [1, 1, 'acb'],
] as const)('rule %s moves by %s: %s', (index, by, expected) => {
  expect(moveRule(['a', 'b', 'c'], index, by).join('')).toBe(expected);
});
