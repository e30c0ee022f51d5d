import { describe, expect, it } from 'vitest';
import { figureOfRounds, figureOfTotal, meetsTarget, missedTargets } from './figures.ts';

const atMost = { comparison: '<=', bound: 0.8 } as const;

describe('meetsTarget', () => {
  it.each([
    [0.8, atMost, true],
    [0.80001, atMost, false],
    [1.5, { comparison: '>=', bound: 1.5 }, true],
    [1.4999, { comparison: '>=', bound: 1.5 }, false],
    [0, { comparison: '=', bound: 0 }, true],
    [1, { comparison: '=', bound: 0 }, false],
    [Number.NaN, atMost, false],
    [Number.NaN, { comparison: '>=', bound: 0 }, false],
  ] as const)('%s against %o is %s', (value, target, expected) => {
    expect(meetsTarget(value, target)).toBe(expected);
  });
});

describe('figureOfRounds', () => {
  it('gives the median with the range of the rounds', () => {
    expect(figureOfRounds([0.5, 0.9, 0.7], 'ms', atMost)).toStrictEqual({
      value: 0.7,
      unit: 'ms',
      target: '<= 0.8',
      pass: true,
      spread: { min: 0.5, max: 0.9 },
    });
  });

  it('judges before rounding', () => {
    expect(figureOfRounds([0.800001], 'ms', atMost)).toMatchObject({ value: 0.8, pass: false });
  });

  it('does not pass a target that was not measured, in part or in whole', () => {
    for (const rounds of [[], [0.1, Number.NaN]]) {
      expect(figureOfRounds(rounds, 'ms', atMost)).toMatchObject({ value: null, pass: false, spread: null });
    }
    expect(figureOfTotal(null, 'requests', { comparison: '=', bound: 0 })).toMatchObject({ value: null, pass: false });
  });

  it('has no verdict without a target', () => {
    expect(figureOfRounds([1], 'ms')).toMatchObject({ target: null, pass: null });
  });
});

describe('missedTargets', () => {
  it('names the figures that fail and no others', () => {
    const figures = {
      good: figureOfTotal(0, 'x', atMost),
      bad: figureOfTotal(1, 'x', atMost),
      free: figureOfTotal(1, 'x'),
    };
    expect(missedTargets(figures)).toStrictEqual(['bad']);
  });
});
