import { expect, test } from 'vitest';
import { collectFocus } from './collect-focus.ts';

const page = (next: string | null, spentNanoUsd: string, rows: (string | null)[][]) => ({
  columns: ['BilledCost'],
  rows,
  next,
  spentNanoUsd,
  simulatedNanoUsd: '0',
  callsWithoutCost: 2,
  ledgerNanoUsd: next === null ? '7' : null,
});

test('pages are one file', async () => {
  const asked: (string | null)[] = [];
  const month = await collectFocus(async (after) => {
    asked.push(after);
    return after === null ? page('b', '7', [['3']]) : page(null, '7', [['4'], [null]]);
  });
  expect(asked).toEqual([null, 'b']);
  expect(month).toEqual({
    columns: ['BilledCost'],
    rows: [['3'], ['4'], [null]],
    ledgerNanoUsd: '7',
    callsWithoutCost: 2,
  });
});

test('pages of two moments are no file', async () => {
  expect(await collectFocus(async (after) => page(after === null ? 'b' : null, after === null ? '7' : '9', []))).toBe(
    undefined,
  );
});
