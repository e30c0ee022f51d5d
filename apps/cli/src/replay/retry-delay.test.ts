import { expect, test } from 'vitest';
import { retryDelayMs, retryForMs } from './retry-delay.ts';
import { seededRandom } from './seeded-random.ts';

test('attempts go on for about a minute, at most two seconds apart, and then end', () => {
  const random = seededRandom(3);
  let sinceFirstMs = 0;
  let losses = 1;
  for (let delayMs = retryDelayMs(losses, 0, random); delayMs !== undefined; losses += 1) {
    expect(delayMs).toBeGreaterThanOrEqual(50);
    expect(delayMs).toBeLessThanOrEqual(2_000);
    sinceFirstMs += delayMs;
    delayMs = retryDelayMs(losses + 1, sinceFirstMs, random);
  }
  expect(sinceFirstMs).toBeGreaterThan(retryForMs - 2_000);
  expect(sinceFirstMs).toBeLessThanOrEqual(retryForMs);
});
