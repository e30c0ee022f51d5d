import { expect, test } from 'vitest';
import { decideAfterAttempt, dueAt } from './index.ts';

test('a task is overtaken by more urgent ones only for as long as its class is patient', () => {
  const due = (serviceClass: 'critical' | 'interactive' | 'standard' | 'batch', at: number) =>
    dueAt({ serviceClass, deadlineAtMs: null }, at);
  expect(due('critical', 0)).toBeLessThan(due('interactive', 0));
  expect(due('interactive', 0)).toBeLessThan(due('standard', 0));
  expect(due('standard', 0)).toBeLessThan(due('batch', 0));
  expect(due('batch', 0)).toBeLessThan(due('critical', 3 * 3_600_000));
});

test('a deadline brings a task forward, and never back', () => {
  expect(dueAt({ serviceClass: 'batch', deadlineAtMs: 500 }, 100)).toBe(500);
  expect(dueAt({ serviceClass: 'critical', deadlineAtMs: 500 }, 100)).toBe(100);
});

test('a lost attempt is followed by another unless there were enough, it is late, or nothing would come of it', () => {
  const lost = { attempts: 1, attemptsMax: 2, mayRetry: true, deadlineAtMs: null };
  expect(decideAfterAttempt(lost, 0)).toBe('again');
  expect(decideAfterAttempt({ ...lost, attempts: 2 }, 0)).toBe('failed');
  expect(decideAfterAttempt({ ...lost, mayRetry: false }, 0)).toBe('failed');
  expect(decideAfterAttempt({ ...lost, deadlineAtMs: 9 }, 9)).toBe('failed');
});
