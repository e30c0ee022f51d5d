import { expect, test } from 'vitest';
import { readDeadline, readTaskContent } from './read-task-form.ts';

test('an object or a list is JSON, everything else is text as it was typed', () => {
  expect(readTaskContent(' {"order": 7}\n')).toEqual({ order: 7 });
  expect(readTaskContent('[1]')).toEqual([1]);
  expect(readTaskContent('{ not json')).toBe('{ not json');
  expect(readTaskContent('7')).toBe('7');
  expect(readTaskContent('  Check it. ')).toBe('  Check it. ');
});

test('a deadline is in so many minutes', () => {
  expect(readDeadline('', 1_000)).toBeNull();
  expect(readDeadline('1.5', 1_000)).toBe(91_000);
  expect(readDeadline('soon', 1_000)).toBeNaN();
});
