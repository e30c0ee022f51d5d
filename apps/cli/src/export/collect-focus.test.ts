import { describe, expect, test } from 'vitest';
import { collectFocus, type FocusPage } from './collect-focus.ts';

const columns = ['BilledCost', 'ChargeDescription'];
const page = (changes: Partial<FocusPage>): FocusPage => ({
  columns,
  rows: [['0.000000001', 'a']],
  next: null,
  spentNanoUsd: '2',
  simulatedNanoUsd: '0',
  callsWithoutCost: 0,
  ledgerNanoUsd: '2',
  ...changes,
});

describe('a month that is read page by page', () => {
  test('is all of its rows, and their sum', async () => {
    const pages: Record<string, FocusPage> = { '': page({ next: 'b', ledgerNanoUsd: null }), b: page({}) };
    const file = await collectFocus(async (after) => pages[after ?? ''] ?? page({}), '1.2');
    expect(file).toMatchObject({ billedNanoUsd: 2n, ledgerNanoUsd: 2n });
    const row = ['0.000000001', 'a'];
    expect(file.dataset).toEqual({ columns, rows: [row, row] });
  });

  test('is read again when calls were booked between two pages', async () => {
    const answers = [
      page({ next: 'b', spentNanoUsd: '1', ledgerNanoUsd: null }),
      page({ spentNanoUsd: '2' }),
      page({ next: 'b', spentNanoUsd: '2', ledgerNanoUsd: null }),
      page({ spentNanoUsd: '2' }),
    ];
    const file = await collectFocus(async () => answers.shift() ?? page({}), '1.2');
    expect(answers).toEqual([]);
    expect(file).toMatchObject({ dataset: { rows: { length: 2 } }, billedNanoUsd: 2n });
  });

  test('says what breaks the rules of the specification', async () => {
    const file = await collectFocus(async () => page({ rows: [['1e-9', 'a']] }), '1.2');
    expect(file.billedNanoUsd).toBeUndefined();
    expect(file.problems).toContain('The column BillingAccountId is missing.');
    expect(file.problems).toContain('Row 1: BilledCost must be a plain decimal number, not "1e-9".');
  });
});
