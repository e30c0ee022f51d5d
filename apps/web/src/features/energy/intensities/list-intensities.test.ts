import { expect, test } from 'vitest';
import { listIntensities } from './list-intensities.ts';

const grid = (zone: string, effectiveFrom: number, grams: number) => ({
  zone,
  effectiveFrom,
  locationGramsPerKilowattHour: grams,
  marketGramsPerKilowattHour: null,
  source: 'made up',
});
const intensities = {
  entered: [grid('DE', 300, 3), grid('DE', 200, 2), grid('DE', 100, 1)],
  published: [grid('DE', 0, 9), grid('FR', 0, 8), grid('WORLD', 0, 7)],
};
const list = (zone: string, nowMs: number) =>
  listIntensities(intensities, zone, nowMs).map(
    ({ locationGramsPerKilowattHour: grams, state }) => `${grams} ${state}`,
  );

test('of a zone the latest that has begun is in force, and the built-in one until then', () => {
  expect(list('DE', 250)).toEqual(['3 to come', '2 in force', '1 past', '9 past']);
  expect(list('DE', 50)).toEqual(['3 to come', '2 to come', '1 to come', '9 in force']);
});

test('without a zone there are those that were entered, and the world', () => {
  expect(list('', 250)).toEqual(['3 to come', '2 in force', '1 past', '7 in force']);
});
