import { expect, it } from 'vitest';
import { formatSize } from './format-size.ts';

it('says the size of a text in the unit that fits', () => {
  expect([0, 812, 1000, 200_000, 999_500, 1_440_000].map(formatSize)).toEqual([
    '0 B',
    '812 B',
    '1 kB',
    '200 kB',
    '1.0 MB',
    '1.4 MB',
  ]);
});
