import { expect, test } from 'vitest';
import { ledgerWords, prepareCredits, usedWords } from './prepare-credits.ts';

const micro = (credits: number) => String(credits * 1_000_000);
const department = {
  department: { id: 'dep_1', name: 'Customer Experience' },
  granted: micro(39_000),
  spent: micro(26_740),
  shadowSpent: micro(100),
  rebated: '0',
  received: '0',
  balance: micro(12_260),
  pacingThousandths: 710,
  wouldBuy: [
    { poolId: 'pol_1', slotSeconds: 10_946 },
    { poolId: 'pol_2', slotSeconds: null },
  ],
  runsOutAt: 1_800_000_000_000,
};

test('a department shows what is used of its credits, against how much of the period is over', () => {
  expect(prepareCredits(department, 580, 'pol_1')).toMatchObject({
    granted: '39,000',
    spent: '26,740',
    inShadow: '100',
    pacing: '0.71',
    ahead: true,
    buys: '10.9 k',
  });
  expect(prepareCredits(department, 680, 'pol_2')).toMatchObject({ paced: true, ahead: false, buys: 'free' });
  expect(
    prepareCredits({ ...department, granted: '0', spent: '0', pacingThousandths: 1000 }, 0, 'pol_3'),
  ).toMatchObject({
    used: 0,
    paced: false,
    ahead: false,
    buys: '–',
  });
});

test('the ledger says whether it closes', () => {
  expect(ledgerWords({ sum: '0', unsettled: '0', balances: true })).toEqual({
    good: true,
    words: 'Ledger sums to 0 credits',
  });
  expect(ledgerWords({ sum: '0', unsettled: micro(12), balances: true }).words).toBe(
    'Ledger sums to 0 credits, 12 of late rounds not in it yet',
  );
  expect(ledgerWords({ sum: '1', unsettled: '0', balances: true })).toEqual({
    good: false,
    words: 'Ledger sums to 0.000001 credits, not 0',
  });
  expect(ledgerWords({ sum: '0', unsettled: '0', balances: false }).good).toBe(false);
  expect(
    usedWords({
      granted: micro(200),
      spent: micro(50),
      shadowSpent: '0',
      rebated: '0',
      received: '0',
      balance: micro(150),
    }),
  ).toBe('25.0 % used');
});
