import { expect, test } from 'vitest';
import { describeTimeRange } from './describe-time-range.ts';
import { parseTimeRange } from './time-range.ts';

test.each([
  ['1h', 'UTC', '1 h'],
  ['90m', 'UTC', '90 min'],
  ['3d', 'UTC', '3 d'],
  ['2026-11-18T08:42Z..2026-11-18T09:42Z', 'Europe/Oslo', '18 Nov, 09:42 to 10:42'],
  ['2026-11-17T08:42Z..2026-11-18T09:42Z', 'UTC', '17 Nov, 08:42 to 18 Nov, 09:42'],
  ['2025-12-31T08:42Z..2026-01-01T09:42Z', 'UTC', '31 Dec 2025, 08:42 to 1 Jan 2026, 09:42'],
])('%s in %s', (text, zone, words) => {
  const range = parseTimeRange(text);
  expect(range && describeTimeRange(range, zone, Date.parse('2026-11-18T10:00Z'))).toBe(words);
});
