import { describe, expect, test } from 'vitest';
import { readRateLimits } from './index.ts';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('the limits that a provider states', () => {
  test.each([
    [{ 'retry-after': '3' }, 3_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after': 'Sat, 21 Nov 2026 12:00:07 GMT' }, 7_000],
    [{ 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': '-1' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('%j: when to come back', (headers, retryAfterMs) => {
    expect(readRateLimits(headers, now).retryAfterMs).toBe(retryAfterMs);
  });

  test.each([
    [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '6m0s' }, 360_000],
    [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '20ms' }, 20],
    [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1h1.5s' }, 3_601_500],
    [
      {
        'anthropic-ratelimit-requests-remaining': '0',
        'anthropic-ratelimit-requests-reset': '2026-11-21T12:00:30Z',
        'anthropic-ratelimit-tokens-remaining': '0',
        'anthropic-ratelimit-tokens-reset': '2026-11-21T12:00:40Z',
      },
      40_000,
    ],
    [{ 'x-ratelimit-remaining-requests': '1', 'x-ratelimit-reset-requests': '6m0s' }, undefined],
    [{ 'x-ratelimit-remaining-requests': '0' }, undefined],
    [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': 'later' }, undefined],
  ])('%j: how long nothing is left', (headers, exhaustedForMs) => {
    expect(readRateLimits(headers, now).exhaustedForMs).toBe(exhaustedForMs);
  });
});
