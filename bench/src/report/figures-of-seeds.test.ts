import { expect, test } from 'vitest';
import { figureOfSeeds } from './figures-of-seeds.ts';

test('the mean over seeds is judged, and comes with its confidence interval', () => {
  // Mean 2, standard deviation 1, t(2) = 4.30: the half width is 4.30 / √3.
  const figure = figureOfSeeds([1, 2, 3], 'ratio', { comparison: '<=', bound: 2 });
  expect(figure).toMatchObject({ value: 2, pass: true, spread: { min: 1, max: 3 } });
  expect(figure.confidence95).toStrictEqual({ min: -0.48261, max: 4.4826 });
});

test('one seed has no interval, and none is a missed target', () => {
  expect(figureOfSeeds([5], 'ms').confidence95).toBeUndefined();
  expect(figureOfSeeds([], 'ms', { comparison: '<=', bound: 1 })).toMatchObject({ value: null, pass: false });
});
