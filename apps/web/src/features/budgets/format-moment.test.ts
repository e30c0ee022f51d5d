import { expect, test } from 'vitest';
import { formatMoment } from './format-moment.ts';

const now = Date.UTC(2026, 10, 18, 12);

test.each([
  [Date.UTC(2026, 10, 18, 21, 50), '21:50'],
  [Date.UTC(2026, 10, 19), '00:00'],
  [Date.UTC(2026, 10, 26), '26 Nov'],
  [Date.UTC(2026, 10, 30, 23), '30 Nov 23:00'],
  [Date.UTC(2027, 0, 1, 3), '1 Jan 2027'],
  [null, '–'],
])('%s reads %s', (at, words) => {
  expect(formatMoment(at, 'UTC', now)).toBe(words);
});
