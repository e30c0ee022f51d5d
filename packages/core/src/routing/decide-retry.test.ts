import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideRetry } from './index.ts';

describe('retry of an upstream', () => {
  test('a time-out is never tried again: the first attempt may still be running and would be paid twice', () => {
    expect(decideRetry({ kind: 'timeout' }, 1, 5, 0)).toEqual({ retry: false });
  });

  test('a connection is tried again only when nothing of the request was sent', () => {
    expect(decideRetry({ kind: 'connection', sent: true }, 1, 5, 0)).toEqual({ retry: false });
    expect(decideRetry({ kind: 'connection', sent: false }, 1, 5, 0)).toMatchObject({ retry: true });
  });

  test.each([307, 400, 401, 403, 404, 409, 422, 500])('status %i is final', (httpStatus) => {
    expect(decideRetry({ kind: 'status', httpStatus, retryAfterMs: undefined }, 1, 5, 0)).toEqual({ retry: false });
  });

  test('the provider’s own retry-after is kept, and one too long for a slot ends the attempts', () => {
    const limited = (retryAfterMs: number) => decideRetry({ kind: 'status', httpStatus: 429, retryAfterMs }, 1, 2, 0.5);
    expect(limited(1_500)).toEqual({ retry: true, delayMs: 1_500 });
    expect(limited(60_000)).toEqual({ retry: false });
  });

  test('attempts and delays are bounded for every failure', () => {
    const failure = fc.oneof(
      fc.record({ kind: fc.constant('connection' as const), sent: fc.boolean() }),
      fc.record({
        kind: fc.constant('status' as const),
        httpStatus: fc.integer({ min: 400, max: 599 }),
        retryAfterMs: fc.option(fc.nat(100_000), { nil: undefined }),
      }),
    );
    fc.assert(
      fc.property(
        failure,
        fc.integer({ min: 1, max: 20 }),
        fc.nat(10),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failed, attempt, retriesMax, jitter) => {
          const decision = decideRetry(failed, attempt, retriesMax, jitter);
          if (attempt > retriesMax) expect(decision.retry).toBe(false);
          if (decision.retry) expect(decision.delayMs).toBeLessThanOrEqual(8_000);
        },
      ),
    );
  });
});
