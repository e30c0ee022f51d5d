import { expect, test } from 'vitest';
import { decideFreshness } from './decide-freshness.ts';

const everyMs = 5000;

test('a connection that stands and a source that speaks are live', () => {
  expect(decideFreshness([{ heardAt: undefined, everyMs }], 1e9)).toEqual({ state: 'live' });
  expect(decideFreshness([{ heardAt: 1000, everyMs }], 1000 + 2 * everyMs)).toEqual({ state: 'live' });
  expect(decideFreshness([], 1e9)).toEqual({ state: 'live' });
});

test('after two missed heartbeats the figures are as of the last one', () => {
  expect(decideFreshness([{ heardAt: 1000, everyMs }], 1001 + 2 * everyMs)).toEqual({ state: 'late', asOf: 1000 });
});

test('of several silent sources the longest silence counts', () => {
  const sources = [
    { heardAt: 3000, everyMs },
    { heardAt: 1000, everyMs },
    { heardAt: undefined, everyMs },
  ];
  expect(decideFreshness(sources, 60_000)).toEqual({ state: 'late', asOf: 1000 });
});
