import { expect, test } from 'vitest';
import { clampPeekWidth, peekWidthPx } from './clamp-peek-width.ts';

test.each([
  ['a width between the bounds stays', 500, 1400, 500],
  ['the panel keeps what its text needs', 10, 1400, peekWidthPx.min],
  ['the list keeps what its columns need', 900, 1000, 680],
  ['no screen is too wide', 5000, 4000, peekWidthPx.max],
  ['where there is no room for both the panel wins', 400, 500, peekWidthPx.min],
])('%s', (_name, widthPx, roomPx, expected) => {
  expect(clampPeekWidth(widthPx, roomPx)).toBe(expected);
});
