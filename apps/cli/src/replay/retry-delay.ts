import type { Random } from './seeded-random.ts';

const firstDelayMs = 100;
const longestDelayMs = 2_000;
export const retryForMs = 60_000;

/**
 * How long to wait before the next attempt at an unreachable kernel: exponential with full jitter above the half, so
 * that requests that failed together do not come back together. Undefined when the attempts have lasted 60 s.
 * @param losses Attempts that failed so far, from 1.
 * @param sinceFirstMs Time since the first of them began.
 */
export function retryDelayMs(losses: number, sinceFirstMs: number, random: Random): number | undefined {
  const ceilingMs = Math.min(firstDelayMs * 2 ** (losses - 1), longestDelayMs);
  const delayMs = ceilingMs * (0.5 + random() / 2);
  return sinceFirstMs + delayMs > retryForMs ? undefined : delayMs;
}
