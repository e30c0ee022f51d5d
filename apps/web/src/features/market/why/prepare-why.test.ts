import { expect, test } from 'vitest';
import type { WhyRound } from '../market-types.ts';
import { describeWhy, prepareWhy } from './prepare-why.ts';

const lostRound: WhyRound = {
  round: 12,
  at: 12_000,
  price: 1_120_000,
  bid: 950_000,
  askedSlots: 2,
  slots: 0,
  reason: { code: 'outbid', figures: {}, resource: null, explanation: 'Its best bid is below the price.' },
  origin: { value: 1_000_000, pacingThousandths: 950, boundByCredits: false },
  waitedRounds: 7,
  floorAfterRounds: 10,
};
const wonRound: WhyRound = {
  ...lostRound,
  slots: 2,
  waitedRounds: 0,
  reason: { ...lostRound.reason, code: 'won_all', explanation: 'It got all.' },
};

test('rounds that ended alike are one line, with the spans of what they differ in', () => {
  const stretches = prepareWhy([
    lostRound,
    { ...lostRound, round: 11, price: 1_300_000, waitedRounds: 6 },
    { ...wonRound, round: 10 },
    { ...lostRound, round: 9 },
  ]);
  expect(stretches.map(({ rounds, count, lost }) => [rounds, count, lost])).toEqual([
    ['11 to 12', 2, true],
    ['10', 1, false],
    ['9', 1, true],
  ]);
  expect(stretches[0]).toMatchObject({
    round: 12,
    got: '0 of 2',
    price: '1.12–1.30',
    bid: '0.95',
    value: '1.00',
    pacing: '0.95',
    held: 'paced, so that credits last; floor turn in 2 rounds',
  });
});

test('it says when the floor is due, when credits bind, and where nothing of it was kept', () => {
  const heldOf = (round: Partial<WhyRound>) => prepareWhy([{ ...lostRound, origin: null, ...round }])[0]?.held;
  expect(heldOf({ waitedRounds: 9 })).toBe('floor turn next');
  expect(heldOf({ floorAfterRounds: null })).toBe('');
  expect(heldOf({ slots: 1, reason: { ...lostRound.reason, code: 'floor_after_wait' } })).toBe('its floor turn');
  expect(
    heldOf({ floorAfterRounds: null, origin: { value: null, pacingThousandths: 1000, boundByCredits: true } }),
  ).toBe('bound by what its department has left');
  expect(prepareWhy([{ ...lostRound, origin: null }])[0]).toMatchObject({ value: '–', pacing: '–' });
});

test('the sentence counts rounds in which it asked and got nothing', () => {
  expect(describeWhy([lostRound, wonRound])).toBe('Got nothing in 1 of its last 2 rounds.');
  expect(describeWhy([wonRound])).toBe('Got slots in all of its last 1 round.');
  expect(prepareWhy([])).toEqual([]);
});
