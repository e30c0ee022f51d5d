import { expect, test } from 'vitest';
import { exampleAllocation, exampleRound } from '../example-round.ts';
import { describeAllocations, describeInvariant, prepareAllocations } from './prepare-allocations.ts';

test('an allocation says what it got, pays a second and why', () => {
  const [row] = prepareAllocations({ ...exampleRound, roundMs: 500 });
  expect(row).toMatchObject({ paysASecond: 8_960_000, shape: 'ready', shortReason: 'at the price: pro rata, 4 of 7' });
  expect(row?.why).toMatchObject({
    title: 'patch-planner got 4 of 7',
    inputs: [
      { name: 'Price', value: '1.12' },
      { name: 'Granted at the price', value: '4' },
      { name: 'Asked at the price', value: '7' },
    ],
    simulated: false,
  });
});

test('what a round in shadow decided is marked: it took no effect', () => {
  expect(prepareAllocations({ ...exampleRound, mode: 'shadow' })[0]?.why.simulated).toBe(true);
});

test('limits are in the unit of what was short', () => {
  const reason = {
    code: 'did_not_fit',
    figures: { price: 2_000_000, left: 310_000 },
    resource: 'milliwatts',
    explanation: 'A slot needs more power than is left.',
  } as const;
  const [row] = prepareAllocations({ ...exampleRound, allocations: [{ ...exampleAllocation, slots: 0, reason }] });
  expect(row).toMatchObject({ shape: 'waiting', shortReason: 'did not fit: kW' });
  expect(row?.why.inputs?.[1]).toEqual({ name: 'Left of the limit', value: '0.31 kW' });
});

test('what must have held is written so that it can be checked', () => {
  expect(describeInvariant(exampleRound)).toBe('best refused 1.12 ≤ price 1.12 ≤ worst accepted 1.12');
  const broken = { bestRefused: null, worstAccepted: 1_000_000, holds: false };
  expect(describeInvariant({ ...exampleRound, invariant: broken })).toBe('price 1.12, worst accepted 1.00');
  expect(describeAllocations(exampleRound)).toBe('4 of 7 slots asked for, 4.48 cr/s at 1.12');
});
