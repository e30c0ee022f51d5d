import { expect, test } from 'vitest';
import { readChange } from './read-change.ts';

const typed = { kind: 'milliwatts', percent: '75', whoseId: '' } as const;

test('a change is of one pool, in thousandths of what was', () => {
  expect(readChange(typed, 'pol_1', 600_000)).toEqual({
    poolId: 'pol_1',
    spanMs: 600_000,
    limitThousandths: { milliwatts: 750 },
  });
  expect(readChange({ ...typed, kind: 'slots', percent: '12.5' }, 'pol_1', 60_000)).toMatchObject({
    limitThousandths: { slots: 125 },
  });
  expect(readChange({ kind: 'bid', percent: '200', whoseId: 'agt_1' }, 'pol_1', 60_000)).toMatchObject({
    agentThousandths: { agt_1: 2_000 },
  });
  expect(readChange({ kind: 'credits', percent: '50', whoseId: 'dep_1' }, 'pol_1', 60_000)).toMatchObject({
    creditThousandths: { dep_1: 500 },
  });
  expect(readChange({ ...typed, kind: 'off', percent: 'x' }, 'pol_1', 60_000)).toEqual({
    poolId: 'pol_1',
    spanMs: 60_000,
    marketOff: true,
  });
});

test('what is no change is refused in words', () => {
  for (const percent of ['', '-1', '1001', 'half', '1e3', 'Infinity']) {
    expect(readChange({ ...typed, percent }, 'pol_1', 600_000)).toMatch(/^Give a percentage from 0 to 1,000/);
  }
  expect(readChange({ kind: 'bid', percent: '50', whoseId: '' }, 'pol_1', 600_000)).toBe('Choose whose bid changes.');
  expect(readChange({ kind: 'credits', percent: '50', whoseId: '' }, 'pol_1', 600_000)).toBe(
    'Choose whose credits change.',
  );
});
