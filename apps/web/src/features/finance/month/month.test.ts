import { describe, expect, test } from 'vitest';
import { exampleMonth } from '../example-finance.ts';
import { toUsd } from '../exact-usd.ts';
import type { FinanceAnomaly } from '../finance-types.ts';
import { anomalyNote, anomalyTitle } from './describe-anomaly.ts';
import { dayBefore, prepareBurnUp } from './prepare-burn-up.ts';
import { columnUsd, roundUsd } from '../round-usd.ts';

const dayMs = 86_400_000;

describe('the burn-up', () => {
  test('adds the days up to now', () => {
    const month = exampleMonth();
    const [actual, ...others] = prepareBurnUp(month, toUsd);
    expect(others).toEqual([]);
    expect(actual?.points).toEqual([
      { atMs: month.from, value: 0 },
      { atMs: month.from + dayMs, value: 20 },
      { atMs: month.asOf, value: 30 },
    ]);
  });

  test('goes on with the forecast from where spend is, and plans towards the cap', () => {
    const month = exampleMonth({
      budget: { capNanoUsd: '600000000000', of: 'organisation', dueNanoUsd: '0', reachedAt: null },
      forecast: {
        nanoUsd: '45000000000',
        lowNanoUsd: '40000000000',
        highNanoUsd: '50000000000',
        pastDays: 9,
        days: [
          {
            endsAt: Date.UTC(2026, 10, 3),
            nanoUsd: '45000000000',
            lowNanoUsd: '40000000000',
            highNanoUsd: '50000000000',
          },
        ],
      },
    });
    const [plan, , forecast] = prepareBurnUp(month, toUsd);
    expect(plan?.points.at(-1)).toEqual({ atMs: month.to, value: 600 });
    expect(forecast?.points).toEqual([
      { atMs: month.asOf, value: 30, low: 30, high: 30 },
      { atMs: Date.UTC(2026, 10, 3), value: 45, low: 40, high: 50 },
    ]);
  });

  test('marks simulated spend as such', () => {
    expect(prepareBurnUp(exampleMonth({ spend: 'simulated' }), toUsd)[0]).toMatchObject({
      kind: 'simulated',
      label: 'simulated',
    });
  });

  test('opens the day that a point ends', () => {
    const from = Date.UTC(2026, 10, 5);
    expect(dayBefore(from + dayMs)).toEqual({ from, to: from + dayMs });
    expect(dayBefore(from + 1)).toEqual({ from, to: from + dayMs });
  });
});

describe('an anomaly in words', () => {
  const anomaly: FinanceAnomaly = {
    agent: { id: 'agt_1', slug: 'tier1-resolver', name: 'Tier 1' },
    model: { id: 'mdl_1', name: 'mistral-large-3' },
    simulated: false,
    firstDay: '2026-11-17',
    lastDay: '2026-11-18',
    from: Date.UTC(2026, 10, 17),
    to: Date.UTC(2026, 10, 19),
    actualNanoUsd: '138000000000',
    expectedNanoUsd: '100000000000',
    z: 5.44,
    cause: { kind: 'input_tokens', factor: 1.31 },
    expected: null,
  };

  test('says how much, when, on what, why and how unusual', () => {
    expect(anomalyTitle(anomaly)).toBe('tier1-resolver costs 38 % more than expected');
    expect(anomalyNote(anomaly)).toBe('17 Nov to 18 Nov; mistral-large-3; 31 % more input tokens a call; robust z 5.4');
  });

  test('counts in times from twice as much on, and says when nothing was expected', () => {
    const many = { ...anomaly, actualNanoUsd: '310000000000', cause: { kind: 'calls' as const, factor: 3.1 } };
    expect(anomalyTitle(many)).toBe('tier1-resolver costs 3.1 × what was expected');
    expect(anomalyNote(many)).toContain('3.1 × as many calls');
    expect(anomalyTitle({ ...anomaly, expectedNanoUsd: '0' })).toBe('tier1-resolver costs where nothing was expected');
    expect(anomalyNote({ ...anomaly, cause: null })).toContain('cause not known');
  });
});

test('rounded amounts have no decimals from ten on, and three digits below', () => {
  expect([62_760.4, 9.876, 0.0496, 0, -12.3].map(roundUsd)).toEqual(['62,760', '9.88', '0.0496', '0', '−12']);
});

test('amounts of a column have cents below a thousand, so that they can be compared at a glance', () => {
  expect([2_079_414_781_829, -1_234_567_890].map(columnUsd)).toEqual(['2.08 T', '−1.23 B']);
  expect([62_760.4, 999.996, 27, -0.5369, 0.0012, -0.0012, 0].map(columnUsd)).toEqual([
    '62,760',
    '1,000',
    '27.00',
    '−0.54',
    '<0.01',
    '−<0.01',
    '0',
  ]);
});
