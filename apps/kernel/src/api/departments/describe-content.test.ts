import { expect, test } from 'vitest';
import { describeContent } from './describe-content.ts';

test('an empty place has nothing to describe', () => {
  expect(describeContent({ agents: [], teams: [] })).toBeUndefined();
});

test('what is in a place is counted and named, at most three of a kind', () => {
  expect(describeContent({ agents: ['refund-clerk'], teams: [] })).toBe('1 digital employee (refund-clerk)');
  expect(describeContent({ agents: ['a', 'b', 'c', 'd', 'e'], teams: ['Desk', 'Research'] })).toBe(
    '2 teams (Desk, Research) and 5 digital employees (a, b, c and 2 more)',
  );
});
