import { expect, test } from 'vitest';
import { newRunId } from './new-run-id.ts';

test('ids have 26 characters of Crockford base 32 and sort by time', () => {
  const earlier = newRunId(1_700_000_000_000, 'f'.repeat(20));
  const later = newRunId(1_700_000_000_001, '0'.repeat(20));
  expect(earlier).toMatch(/^run_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(earlier < later).toBe(true);
});
