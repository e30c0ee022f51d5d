import { expect, it } from 'vitest';
import { formatShare } from './format-share.ts';

it('shows a share with one decimal and a space before the sign', () => {
  expect([0.664, 12.5, -0.01, null].map(formatShare)).toEqual(['66.4 %', '1,250.0 %', '−1.0 %', '–']);
});
