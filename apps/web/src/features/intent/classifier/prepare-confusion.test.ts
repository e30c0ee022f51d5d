import { expect, test } from 'vitest';
import { prepareConfusion } from './prepare-confusion.ts';

const evaluation = {
  seed: 1,
  trained: 24,
  heldOut: 8,
  right: 6,
  unread: 0,
  accuracyLow: 0.4,
  accuracyHigh: 0.9,
  confusion: [
    [3, 0, 0, 1],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [1, 0, 0, 3],
  ],
  classes: [
    { serviceClass: 'critical' as const, precision: 0.75, recall: 0.75 },
    { serviceClass: 'batch' as const, precision: 0.75, recall: 0.75 },
  ],
};

test('leaves out classes that nothing was held out of and nothing was taken for', () => {
  const { rows, precisions } = prepareConfusion(evaluation);
  expect(rows.map(({ truth }) => truth)).toEqual(['critical', 'batch']);
  expect(rows.map(({ cells }) => cells.map(({ count }) => count))).toEqual([
    [3, 1],
    [1, 3],
  ]);
  expect(precisions).toEqual([0.75, 0.75]);
});

test('shades by the part of a row, and marks what is right', () => {
  const [first] = prepareConfusion(evaluation).rows;
  expect(first?.cells.map(({ share, right }) => [share, right])).toEqual([
    [0.75, true],
    [0.25, false],
  ]);
});

test('has no rows without figures', () => {
  expect(prepareConfusion({ ...evaluation, confusion: [], classes: [] })).toEqual({ rows: [], precisions: [] });
});
