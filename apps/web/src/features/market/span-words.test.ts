import { expect, test } from 'vitest';
import { lookedWords } from './span-words.ts';

test('says whether all rounds were looked at, which where not, and which count for nothing', () => {
  expect(lookedWords({ spanRounds: 1, rounds: 1, leftOut: 0 })).toBe('All 1 round of the span.');
  expect(lookedWords({ spanRounds: 43_210, rounds: 600, leftOut: 0 })).toMatch(/^600 of 43,210 rounds: stretches/);
  expect(lookedWords({ spanRounds: 40, rounds: 40, leftOut: 12 })).toContain(
    ' 12 of them are left out: they were kept',
  );
});
