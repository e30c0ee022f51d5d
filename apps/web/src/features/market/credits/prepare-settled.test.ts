import { expect, test } from 'vitest';
import type { MarketCredits } from '../market-types.ts';
import { preparePeriods, prepareTransfers } from './prepare-settled.ts';

const moved = { granted: '5000000', used: '2000000', sold: '0', rebated: '0', expired: '1000000' };

test('a period has a line of its sums and one of each department; only the sum burns', () => {
  const rows = preparePeriods([
    {
      startsAt: 1_000,
      all: { ...moved, burned: '2000000' },
      departments: [{ department: { id: 'dep_1', name: 'Sales' }, ...moved }],
    },
  ]);
  expect(rows).toMatchObject([
    { owner: 'All departments', isTotal: true, granted: '5', used: '2', expired: '1', burned: '2' },
    { owner: 'Sales', isTotal: false, granted: '5', burned: undefined },
  ]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
  expect(preparePeriods([])).toEqual([]);
});

test('transfers name departments; an account that nobody has a name for is written as it is', () => {
  const credits = {
    departments: [{ department: { id: 'dep_1', name: 'Sales' } }],
    transfers: [
      {
        key: 'market/1-60/pay/dep_1',
        kind: 'credit_use',
        from: 'credits/department/dep_1',
        to: 'credits/market',
        amount: '1500000',
        at: 2_000,
        note: 'Rounds 1 to 60, abc',
      },
      {
        key: 'k',
        kind: 'credit_expiry',
        from: 'credits/department/dep_gone',
        to: 'credits/issued',
        amount: '1',
        at: 1_000,
        note: null,
      },
    ],
  } as unknown as MarketCredits;
  expect(prepareTransfers(credits)).toMatchObject([
    { kind: 'paid for rounds', from: 'Sales', to: 'the market', amount: '2', exactAmount: '1.50 credits' },
    { kind: 'lapsed', from: 'credits/department/dep_gone', to: 'issued', note: '' },
  ]);
});
