import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costOfUsage, priceInForce, worstCaseCost, type ModelPrice, type TokenUsage } from './index.ts';

const price: ModelPrice = {
  id: 'prc_1',
  effectiveFromMs: 0,
  inputNanoUsdPerMillion: 150_000_000n,
  cachedInputNanoUsdPerMillion: 75_000_000n,
  cacheWriteNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: 600_000_000n,
};
const usageOf = (usage: Partial<TokenUsage>): TokenUsage => ({
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  ...usage,
});
const amount = fc.bigInt({ min: 0n, max: 10n ** 14n });
const anyPrice = fc.record({
  id: fc.constant('prc_x'),
  effectiveFromMs: fc.nat(),
  inputNanoUsdPerMillion: amount,
  cachedInputNanoUsdPerMillion: fc.option(amount),
  cacheWriteNanoUsdPerMillion: fc.option(amount),
  outputNanoUsdPerMillion: amount,
});
const tokens = fc.integer({ min: 0, max: 2_000_000 });
const anyUsage = fc
  .record({ plain: tokens, cachedInputTokens: tokens, cacheWriteTokens: tokens, outputTokens: tokens })
  .map(({ plain, ...rest }) =>
    usageOf({ ...rest, inputTokens: plain + rest.cachedInputTokens + rest.cacheWriteTokens }),
  );

describe('the cost of a call', () => {
  test('charges cached tokens at their own rate and the rest as input', () => {
    const usage = usageOf({ inputTokens: 1_000, cachedInputTokens: 400, outputTokens: 100 });
    expect(costOfUsage(price, usage)).toBe(600n * 150n + 400n * 75n + 100n * 600n);
  });

  test('is at most half a nano-USD off the exact figure', () => {
    fc.assert(
      fc.property(anyPrice, anyUsage, (anyPriced, usage) => {
        const plain = BigInt(usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens);
        const input = anyPriced.inputNanoUsdPerMillion;
        const exactTimesMillion =
          plain * input +
          BigInt(usage.cachedInputTokens) * (anyPriced.cachedInputNanoUsdPerMillion ?? input) +
          BigInt(usage.cacheWriteTokens) * (anyPriced.cacheWriteNanoUsdPerMillion ?? input) +
          BigInt(usage.outputTokens) * anyPriced.outputNanoUsdPerMillion;
        const differenceTimesMillion = costOfUsage(anyPriced, usage) * 1_000_000n - exactTimesMillion;
        expect(differenceTimesMillion >= -500_000n && differenceTimesMillion <= 500_000n).toBe(true);
      }),
    );
  });

  test('never exceeds the worst case held before the call, as long as caching is not dearer than input', () => {
    fc.assert(
      fc.property(anyPrice, anyUsage, (anyPriced, usage) => {
        fc.pre((anyPriced.cachedInputNanoUsdPerMillion ?? 0n) <= anyPriced.inputNanoUsdPerMillion);
        const reserved = worstCaseCost(anyPriced, usage.inputTokens, usage.outputTokens);
        expect(costOfUsage(anyPriced, usage) <= reserved).toBe(true);
      }),
    );
  });
});

describe('the price in force', () => {
  const dated = (id: string, effectiveFromMs: number): ModelPrice => ({ ...price, id, effectiveFromMs });

  test('is the latest one already in effect, whatever the order of the list', () => {
    const prices = [dated('new', 200), dated('old', 100), dated('future', 300)];
    expect(priceInForce(prices, 250)?.id).toBe('new');
    expect(priceInForce(prices, 200)?.id).toBe('new');
    expect(priceInForce(prices, 199)?.id).toBe('old');
  });

  test('is unknown before the first one, not zero', () => {
    expect(priceInForce([dated('old', 100)], 99)).toBeUndefined();
    expect(priceInForce([], 0)).toBeUndefined();
  });
});
