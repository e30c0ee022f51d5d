import { describe, expect, test } from 'vitest';
import { findCause, findCrossing, runRate } from './index.ts';
import { robustZ } from './robust-spread.ts';

describe('the run rate', () => {
  test('is the mean of seven days beside that of the seven before', () => {
    expect(runRate([...Array.from({ length: 7 }, () => 10), ...Array.from({ length: 7 }, () => 14)])).toEqual({
      nanoUsdPerDay: 14,
      days: 7,
      beforeNanoUsdPerDay: 10,
    });
  });

  test('says from how many days it is, and nothing without one', () => {
    expect(runRate([3, 5])).toEqual({ nanoUsdPerDay: 4, days: 2, beforeNanoUsdPerDay: null });
    expect(runRate([])).toBeNull();
  });
});

test('a cap is reached on the first day that spends it, known or forecast', () => {
  const spent = [
    { day: 1, nanoUsd: 10 },
    { day: 2, nanoUsd: 30 },
  ];
  const ahead = [
    { day: 3, nanoUsd: 45, low: null, high: null },
    { day: 4, nanoUsd: 60, low: null, high: null },
  ];
  expect(findCrossing(25, spent, ahead)).toBe(2);
  expect(findCrossing(50, spent, ahead)).toBe(4);
  expect(findCrossing(100, spent, ahead)).toBeNull();
});

test('the modified z-score is that of Iglewicz and Hoaglin', () => {
  // Median 2.5; deviations 1.5, 0.5, 0.5, 1.5 have the median 1.
  expect(robustZ(8.5, [1, 2, 3, 4], 0)).toBeCloseTo(0.6745 * 6);
});

describe('the cause of an anomaly', () => {
  const before = { days: 10, calls: 100, inputTokens: 10_000, outputTokens: 5_000, nanoUsd: 15_000 };

  test('is what grew most', () => {
    const now = { days: 1, calls: 11, inputTokens: 3_300, outputTokens: 550, nanoUsd: 3_850 };
    expect(findCause(before, now)).toEqual({ kind: 'input_tokens', factor: 3 });
  });

  test('is not known when nothing grew by a tenth', () => {
    expect(findCause(before, { days: 1, calls: 10, inputTokens: 1_000, outputTokens: 500, nanoUsd: 1_500 })).toBe(
      undefined,
    );
  });
});
