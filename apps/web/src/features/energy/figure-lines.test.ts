import { expect, test } from 'vitest';
import { curveOfLines, linesOfCurve } from './figure-lines.ts';

const curve = [
  { batch: 8, microjoulesPerToken: 455_000, tokensPerSecond: null },
  { batch: 511, microjoulesPerToken: 70_000, tokensPerSecond: 9_829 },
];

test('figures are a line for each batch, and are read back as they were', () => {
  expect(linesOfCurve(curve)).toBe('8 0.455\n511 0.07 9829');
  expect(curveOfLines(`\n${linesOfCurve(curve)}\n `)).toEqual(curve);
});

test('what is no number stays none, for the form to tell', () => {
  expect(curveOfLines('eight 0.4')[0]?.batch).toBeNaN();
  expect(curveOfLines('8')[0]?.microjoulesPerToken).toBeNaN();
});
