import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PoolLimits } from '../limits/index.ts';
import { createPoolScheduler } from '../pool/index.ts';
import { standardPolicies } from '../policies/index.ts';
import { runPool, type PlannedCall } from '../testing/run-pool.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';

interface Load {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  readonly arrivals: readonly { readonly at: number; readonly tokens: number }[];
}

const anyLoad: fc.Arbitrary<Load> = fc.record({
  requestsPerMinute: fc.integer({ min: 1, max: 60 }),
  tokensPerMinute: fc.integer({ min: 1000, max: 20_000 }),
  arrivals: fc.array(fc.record({ at: fc.nat(120_000), tokens: fc.integer({ min: 1, max: 1000 }) }), {
    minLength: 1,
    maxLength: 60,
  }),
});

interface Started {
  readonly at: number;
  readonly tokens: number;
}

/** Everything starts, no two moments see more than a burst and what has filled up since, and nothing waits needlessly. */
function checkRates(load: Load, enforced: (limits: PoolLimits) => PoolLimits = (limits) => limits): void {
  const { requestsPerMinute, tokensPerMinute, arrivals } = load;
  const limits = { ...slotsOnly(1000), requestsPerMinute, tokensPerMinute };
  const planned: PlannedCall[] = arrivals.map(({ at, tokens }, index) => ({
    call: testCall({ id: `call_${index}`, arrivedAt: at, inputTokens: tokens, expectedOutputTokens: 0 }),
    serviceMs: 1,
  }));
  const tokensOf = new Map(planned.map(({ call }) => [call.id, call.inputTokens]));
  const started: Started[] = [];
  runPool(createPoolScheduler(standardPolicies.fifo, enforced(limits), 1), planned, ({ now, decisions }) => {
    for (const { callId } of decisions) started.push({ at: now, tokens: tokensOf.get(callId) ?? 0 });
  });
  expect(started).toHaveLength(planned.length);
  for (const [from, first] of started.entries()) {
    let tokens = 0;
    for (const [offset, { at, tokens: own }] of started.slice(from).entries()) {
      tokens += own;
      const minutes = 1 + (at - first.at) / 60_000;
      expect(offset + 1).toBeLessThanOrEqual(requestsPerMinute * minutes + 1e-6);
      expect(tokens).toBeLessThanOrEqual(tokensPerMinute * minutes + 1e-6);
    }
  }
}

describe('limits per minute', () => {
  test('hold between any two moments, and everything starts in the end', () => {
    fc.assert(
      fc.property(anyLoad, (load) => checkRates(load)),
      { numRuns: 100 },
    );
  });

  test('the check catches a pool that takes one request too many (canary)', () => {
    const load: Load = {
      requestsPerMinute: 2,
      tokensPerMinute: 20_000,
      arrivals: Array.from({ length: 10 }, () => ({ at: 0, tokens: 100 })),
    };
    checkRates(load);
    expect(() => checkRates(load, (limits) => ({ ...limits, requestsPerMinute: 3 }))).toThrow();
  });
});
