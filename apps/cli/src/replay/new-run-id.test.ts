import { idOf } from '@agent-os/core/contracts';
import { expect, test } from 'vitest';
import { newRunId } from './new-run-id.ts';

test('ids have the form of the contract and sort by time', () => {
  const earlier = newRunId(1_700_000_000_000, 'f'.repeat(20));
  const later = newRunId(1_700_000_000_001, '0'.repeat(20));
  expect(idOf('run').safeParse(earlier).success).toBe(true);
  expect(idOf('run').safeParse(later).success).toBe(true);
  expect(earlier < later).toBe(true);
});
