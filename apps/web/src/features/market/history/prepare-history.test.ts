import { expect, test } from 'vitest';
import type { HistoryRound } from '../market-types.ts';
import { historyNote, prepareHistory } from './prepare-history.ts';

const round: HistoryRound = {
  round: 2,
  at: 2_000,
  mode: 'on',
  hash: 'ab'.repeat(32),
  price: 2_000_000,
  type: 'exact',
  askedSlots: 5,
  grantedSlots: 2,
  unservedSlots: 1,
  mustRunSlots: 1,
  shedSlots: 0,
  paid: 4_000_000,
  binding: ['milliwatts'],
  load: { slots: 2, tokensPerSecond: 10, milliwatts: 150_000 },
  limits: { slots: 4, tokensPerSecond: null, milliwatts: 150_000 },
};
const before: HistoryRound = {
  ...round,
  round: 1,
  at: 1_000,
  price: 1_000_000,
  binding: [],
  type: 'seller',
  limits: { ...round.limits, milliwatts: 300_000 },
};

test('the list is newest first and says where a limit changed; the drawing is oldest first, by what is scarce', () => {
  const history = prepareHistory([round, before], 'UTC');
  expect(history.rows.map(({ limitChange, bound }) => [limitChange, bound])).toEqual([
    ['0.30 kW to 0.15 kW', '0.15 kW'],
    [undefined, 'cost'],
  ]);
  expect(history.changes).toEqual([1]);
  expect(historyNote(history)).toBe('2 of those kept, the limit changed in 1');
  expect(history.strips.map(({ id, now, limitWords }) => [id, now, limitWords])).toEqual([
    ['price', '2.00', undefined],
    ['slots', '2', 'limit 4 slots'],
    ['milliwatts', '0.15', 'limit 0.15 kW'],
  ]);
  for (const { values, limits } of history.strips) {
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
    limits.forEach((limit, place) => limit !== null && expect(values[place]).toBeLessThanOrEqual(limit));
  }
  expect(history.readings[1]).toBe(
    'round 2, 2.00 credits, 2 slots of 4 slots, 0.15 kW of 0.15 kW, 5 slots asked for, limit 0.30 kW to 0.15 kW',
  );
  expect(history.data.rows.map(([number]) => number)).toEqual(['1', '2']);
});

test('rounds at a price of 0, without limits, and none at all', () => {
  const free = { ...round, price: 0, limits: { slots: null, tokensPerSecond: null, milliwatts: null } };
  expect(prepareHistory([free], 'UTC')).toMatchObject({ strips: [{ id: 'price', values: [0] }], changes: [] });
  expect(prepareHistory([], 'UTC')).toMatchObject({ rows: [], readings: [], strips: [{ now: '–', values: [] }] });
});
