import { expect, test } from 'vitest';
import { describeDecay, describeSpeed, describeValue } from './bid-words.ts';

test('a bid is said in words', () => {
  expect(describeDecay({ decay: 'constant', decayMs: null })).toBe('does not fall');
  expect(describeDecay({ decay: 'linear', decayMs: 30_000 })).toMatch(/^falls evenly to nothing, in 30/);
  expect(describeDecay({ decay: 'exponential', decayMs: 30_000 })).toMatch(/^halves, again and again, every 30/);
  expect([0, 40, 100].map(describeSpeed)).toEqual([
    'as cheap as possible',
    '40 of 100 towards fast',
    'as fast as possible',
  ]);
  expect(describeValue({ value: 500_000 })).toBe('0.50 credits for a slot-second');
});
