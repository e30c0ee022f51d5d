import { expect, test } from 'vitest';
import type { CloseChecks } from '../finance-types.ts';
import { prepareChecks } from './prepare-checks.ts';

const good: CloseChecks = {
  month: '2026-10',
  settledNanoUsd: '7',
  spentNanoUsd: '7',
  transferredNanoUsd: '7',
  adjustedNanoUsd: '0',
  calls: 2,
  unpricedCalls: 0,
  runningCalls: 0,
  interruptedCalls: 0,
  interruptedNanoUsd: '0',
  unfinished: false,
  invoices: { missing: [], open: [], reconciled: 1 },
};
const statesOf = (checks: CloseChecks) => prepareChecks(checks).map(({ state }) => state);

test('a month in order holds nothing up', () => {
  expect(new Set(statesOf(good))).toEqual(new Set(['good']));
});

test('one nano-USD of difference does, and says where it is', () => {
  const [first] = prepareChecks({ ...good, transferredNanoUsd: '8' });
  expect(first).toMatchObject({ state: 'hold', note: 'calls $0.000000007, sums $0.000000007, ledger $0.000000008' });
});

test('what somebody should know before closing is told with its number', () => {
  const checks = { ...good, unpricedCalls: 3, runningCalls: 1, interruptedCalls: 2, unfinished: true };
  expect(statesOf(checks)).toEqual(['good', 'look', 'look', 'look', 'look', 'good', 'good']);
  expect(prepareChecks(checks)[1]?.note).toBe('3 calls without one, in no amount');
});

test('invoices that are missing or do not agree are named', () => {
  const invoices = { missing: ['OpenAI'], open: ['Anthropic', 'Azure'], reconciled: 0 };
  expect(prepareChecks({ ...good, invoices }).at(-1)).toMatchObject({
    state: 'look',
    note: 'missing: OpenAI; with open differences: Anthropic, Azure',
  });
});
