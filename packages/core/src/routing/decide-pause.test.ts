import { describe, expect, test } from 'vitest';
import { decidePause } from './index.ts';

const nothing = { retryAfterMs: undefined, exhaustedForMs: undefined };

describe('a pause of a provider', () => {
  test('lasts as long as it says, with a refusal or ahead of one', () => {
    expect(decidePause(429, { retryAfterMs: 3_000, exhaustedForMs: undefined }, 1)).toBe(3_000);
    expect(decidePause(429, { retryAfterMs: 3_000, exhaustedForMs: 9_000 }, 5)).toBe(9_000);
    expect(decidePause(200, { retryAfterMs: undefined, exhaustedForMs: 500 }, 0)).toBe(500);
  });

  test('doubles with every refusal that names no time, up to a minute', () => {
    const pauses = [1, 2, 3, 4, 7, 50].map((refusals) => decidePause(429, nothing, refusals));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 60_000, 60_000]);
    expect(decidePause(529, nothing, 1)).toBe(1_000);
  });

  test('is not made for answers and other errors', () => {
    for (const httpStatus of [200, 400, 500, 503]) expect(decidePause(httpStatus, nothing, 3)).toBeUndefined();
  });
});
