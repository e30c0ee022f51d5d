import { expect, test } from 'vitest';
import { fitAxisLabels } from './fit-axis-labels.ts';

test('labels that fit stay as they are', () => {
  expect(fitAxisLabels(['0', '0.002', '500,000'])).toEqual(['0', '0.002', '500,000']);
});

test('where one would be cut off, all numbers are short and keep their sign and unit', () => {
  expect(fitAxisLabels(['0', '500,000', '1,000,000', '1,500,000'])).toEqual(['0', '500 k', '1 M', '1.5 M']);
  expect(fitAxisLabels(['−2,000,000 ms', '0 ms'])).toEqual(['−2 M ms', '0 ms']);
});
