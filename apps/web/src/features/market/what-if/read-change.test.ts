import { expect, test } from 'vitest';
import { readChange } from './read-change.ts';

const typed = { kind: 'milliwatts', percent: '75', agentId: '' } as const;

test('a change is of one pool, in thousandths of what was', () => {
  expect(readChange(typed, 'pol_1', 300)).toEqual({
    poolId: 'pol_1',
    rounds: 300,
    limitThousandths: { milliwatts: 750 },
  });
  expect(readChange({ ...typed, kind: 'slots', percent: '12.5' }, 'pol_1', 60)).toMatchObject({
    limitThousandths: { slots: 125 },
  });
  expect(readChange({ kind: 'bid', percent: '200', agentId: 'agt_1' }, 'pol_1', 60)).toMatchObject({
    agentThousandths: { agt_1: 2_000 },
  });
  expect(readChange({ ...typed, kind: 'off', percent: 'x' }, 'pol_1', 60)).toEqual({
    poolId: 'pol_1',
    rounds: 60,
    marketOff: true,
  });
});

test('what is no change is refused in words', () => {
  for (const percent of ['', '-1', '1001', 'half', '1e3', 'Infinity']) {
    expect(readChange({ ...typed, percent }, 'pol_1', 300)).toMatch(/^Give a percentage from 0 to 1,000/);
  }
  expect(readChange({ kind: 'bid', percent: '50', agentId: '' }, 'pol_1', 300)).toBe('Choose whose bid changes.');
});
