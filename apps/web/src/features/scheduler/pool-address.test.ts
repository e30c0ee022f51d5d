import { expect, test } from 'vitest';
import { choosePool } from './pool-address.ts';

const pool = (slug: string, waiting = 0) => ({ slug, waiting });

test('the address chooses the pool', () => {
  expect(choosePool([pool('large', 9), pool('small')], 'small')?.slug).toBe('small');
});

test('without one the longest line is shown, or the first pool where nobody waits', () => {
  expect(choosePool([pool('large'), pool('small', 3)], null)?.slug).toBe('small');
  expect(choosePool([pool('large'), pool('small')], 'gone')?.slug).toBe('large');
  expect(choosePool([], 'gone')).toBeUndefined();
});
