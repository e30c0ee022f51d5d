import { expect, test } from 'vitest';
import { progressLine } from './progress.ts';

test('the bar is empty at the start, full at the end, and tells of errors', () => {
  const start = progressLine({ sent: 0, answered: 0, failed: 0 }, 10);
  const middle = progressLine({ sent: 8, answered: 4, failed: 1 }, 10);
  const end = progressLine({ sent: 10, answered: 10, failed: 0 }, 10);
  expect(start).toBe(`${'░'.repeat(30)}   0 %  0 of 10 answered, 0 under way`);
  expect(middle).toBe(`${'█'.repeat(15)}${'░'.repeat(15)}  50 %  4 of 10 answered, 3 under way, 1 errors`);
  expect(end).toBe(`${'█'.repeat(30)} 100 %  10 of 10 answered, 0 under way`);
});
