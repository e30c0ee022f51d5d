import fc from 'fast-check';
import { expect, test } from 'vitest';
import { focusIncrement, sumBilledCost, type FocusTotals } from './index.ts';

const columns = ['BilledCost', 'ConsumedQuantity', 'ResourceId', 'ListUnitPrice'];
const nano = fc.bigInt({ min: -5_000_000_000n, max: 5_000_000_000n });
const costText = (nanoUsd: bigint): string => {
  const text = (nanoUsd < 0n ? -nanoUsd : nanoUsd).toString().padStart(10, '0');
  return `${nanoUsd < 0n ? '-' : ''}${text.slice(0, -9)}.${text.slice(-9)}`;
};
const row = fc
  .record({ cost: nano, agent: fc.nat(4), price: fc.nat(1), counted: fc.boolean() })
  .map(({ cost, agent, price, counted }) => [costText(cost), counted ? '7' : null, `agt_${agent}`, String(price)]);
const months = fc.array(fc.array(row, { maxLength: 8 }), { minLength: 1, maxLength: 6 });

/** Adds up what a reader was sent who asked after each of these states of a month. */
function readAlong(states: readonly (readonly (string | null)[][])[], read = focusIncrement): bigint {
  let totals: FocusTotals = {};
  let billed = 0n;
  for (const rows of states) {
    const increment = read(totals, { columns, rows });
    totals = increment.totals;
    billed += sumBilledCost({ columns, rows: increment.rows }) ?? 0n;
  }
  return billed;
}

const agrees = (read = focusIncrement) =>
  fc.property(months, (states) => {
    expect(readAlong(states, read)).toBe(sumBilledCost({ columns, rows: states.at(-1) ?? [] }));
  });

test('the increments of a month are the month, to the nano-USD, however its rows came and changed', () => {
  fc.assert(agrees());
});

test('who has all of a month is sent nothing', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const { totals } = focusIncrement({}, { columns, rows });
      expect(focusIncrement(totals, { columns, rows }).rows).toEqual([]);
    }),
  );
});

test('a late call is one more row of its hour, with the difference alone', () => {
  const first = focusIncrement({}, { columns, rows: [['1.5', '10', 'agt_1', '2']] });
  expect(first.rows).toEqual([['1.5', '10', 'agt_1', '2']]);
  const later = focusIncrement(first.totals, { columns, rows: [['1.500000001', '12', 'agt_1', '2']] });
  expect(later.rows).toEqual([['0.000000001', '2', 'agt_1', '2']]);
});

test('canary: sending only what is new would lose what has changed', () => {
  const onlyNew: typeof focusIncrement = (before, dataset) => {
    const increment = focusIncrement({}, dataset);
    const fresh = Object.keys(increment.totals).filter((key) => before[key] === undefined);
    return { rows: increment.rows.slice(0, fresh.length), totals: increment.totals };
  };
  expect(fc.check(agrees(onlyNew), { seed: 20_261_122 }).failed).toBe(true);
});
