import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  costLinesOfUsage,
  costOfUsage,
  noClassPrices,
  nothingMore,
  readClassPrices,
  worstCaseCost,
  type ClassPrices,
  type ModelPrice,
  type TokenUsage,
} from './index.ts';
import { ratesOfPrice } from './rates-of-price.ts';

const rate = fc.bigInt({ min: 0n, max: 10n ** 12n });
const anyRate = fc.option(rate);
const tokens = fc.integer({ min: 0, max: 400_000 });

const anyClasses: fc.Arbitrary<ClassPrices> = fc.record({
  cacheWriteOneHourNanoUsdPerMillion: anyRate,
  reasoningNanoUsdPerMillion: anyRate,
  audioInputNanoUsdPerMillion: anyRate,
  audioOutputNanoUsdPerMillion: anyRate,
  imageInputNanoUsdPerMillion: anyRate,
  imageOutputNanoUsdPerMillion: anyRate,
  toolUseNanoUsdPerThousand: anyRate,
  batchDiscountPercent: fc.option(fc.integer({ min: 0, max: 100 })),
  tiers: fc
    .array(
      fc.record({
        aboveInputTokens: fc.integer({ min: 0, max: 1_000_000 }),
        inputNanoUsdPerMillion: rate,
        cachedInputNanoUsdPerMillion: anyRate,
        cacheWriteNanoUsdPerMillion: anyRate,
        cacheWriteOneHourNanoUsdPerMillion: anyRate,
        outputNanoUsdPerMillion: rate,
      }),
      { maxLength: 3 },
    )
    .map((tiers) => tiers.toSorted((a, b) => a.aboveInputTokens - b.aboveInputTokens)),
});
const anyPrice: fc.Arbitrary<ModelPrice> = fc.record({
  id: fc.constant('prc_x'),
  effectiveFromMs: fc.constant(0),
  inputNanoUsdPerMillion: rate,
  cachedInputNanoUsdPerMillion: anyRate,
  cacheWriteNanoUsdPerMillion: anyRate,
  outputNanoUsdPerMillion: rate,
  classes: fc.option(anyClasses, { nil: undefined }),
});
const anyUsage: fc.Arbitrary<TokenUsage> = fc
  .record({
    input: tokens,
    cachedInputTokens: tokens,
    fiveMinutes: tokens,
    oneHour: tokens,
    audioInputTokens: tokens,
    imageInputTokens: tokens,
    output: tokens,
    reasoningTokens: tokens,
    audioOutputTokens: tokens,
    imageOutputTokens: tokens,
    toolUses: fc.nat({ max: 20 }),
    batch: fc.boolean(),
    plain: fc.boolean(),
  })
  .map((part) => {
    const cacheWriteTokens = part.fiveMinutes + part.oneHour;
    const more = {
      cacheWriteOneHourTokens: part.oneHour,
      audioInputTokens: part.audioInputTokens,
      audioOutputTokens: part.audioOutputTokens,
      imageInputTokens: part.imageInputTokens,
      imageOutputTokens: part.imageOutputTokens,
      toolUses: part.toolUses,
      batch: part.batch,
    };
    const extra = part.plain ? nothingMore : more;
    return {
      inputTokens:
        part.input + part.cachedInputTokens + cacheWriteTokens + extra.audioInputTokens + extra.imageInputTokens,
      cachedInputTokens: part.cachedInputTokens,
      cacheWriteTokens,
      outputTokens: part.output + part.reasoningTokens + extra.audioOutputTokens + extra.imageOutputTokens,
      reasoningTokens: part.reasoningTokens,
      more: part.plain ? undefined : more,
    };
  });

describe('the lines of a call', () => {
  test('hold each token once', () => {
    fc.assert(
      fc.property(anyPrice, anyUsage, (price, usage) => {
        const counted = costLinesOfUsage(price, usage)
          .filter((line) => line.tokenClass !== 'tool_use')
          .reduce((sum, line) => sum + line.quantity, 0);
        expect(counted).toBe(usage.inputTokens + usage.outputTokens);
      }),
    );
  });

  test('sum to the cost, which is at most half a nano-USD off, and each is less than one off', () => {
    fc.assert(
      fc.property(anyPrice, anyUsage, (price, usage) => {
        const lines = costLinesOfUsage(price, usage);
        const rates = ratesOfPrice(price, usage.inputTokens);
        const part = usage.more?.batch === true ? 100n - BigInt(price.classes?.batchDiscountPercent ?? 0) : 100n;
        const scale = 100_000_000n;
        let exactOfAll = 0n;
        for (const line of lines) {
          const exact = BigInt(line.quantity) * rates[line.tokenClass] * part;
          exactOfAll += exact;
          const off = line.nanoUsd * scale - exact;
          expect(off > -scale && off < scale).toBe(true);
        }
        const total = lines.reduce((sum, line) => sum + line.nanoUsd, 0n);
        expect(total).toBe(costOfUsage(price, usage));
        const off = total * scale - exactOfAll;
        expect(off > -scale / 2n && off <= scale / 2n).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('give what is left over to the largest rest, and of equal ones to the earlier class', () => {
    const price: ModelPrice = {
      id: 'prc_1',
      effectiveFromMs: 0,
      inputNanoUsdPerMillion: 500_000n,
      cachedInputNanoUsdPerMillion: 500_000n,
      cacheWriteNanoUsdPerMillion: null,
      outputNanoUsdPerMillion: 900_000n,
    };
    const usage = { inputTokens: 2, cachedInputTokens: 1, cacheWriteTokens: 0, outputTokens: 1, reasoningTokens: 0 };
    expect(costLinesOfUsage(price, usage)).toEqual([
      { tokenClass: 'input', quantity: 1, nanoUsd: 1n },
      { tokenClass: 'cached_input', quantity: 1, nanoUsd: 0n },
      { tokenClass: 'output', quantity: 1, nanoUsd: 1n },
    ]);
  });

  test('canary: rounding each class by itself does not sum to the cost', () => {
    const third = { ...noClassPrices, reasoningNanoUsdPerMillion: 500_000n };
    const price: ModelPrice = {
      id: 'prc_1',
      effectiveFromMs: 0,
      inputNanoUsdPerMillion: 500_000n,
      cachedInputNanoUsdPerMillion: null,
      cacheWriteNanoUsdPerMillion: null,
      outputNanoUsdPerMillion: 500_000n,
      classes: third,
    };
    const usage = { inputTokens: 1, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 2, reasoningTokens: 1 };
    const roundedAlone = 3n;
    expect(costOfUsage(price, usage)).not.toBe(roundedAlone);
  });
});

describe('the worst case', () => {
  test('is never exceeded, whatever classes and tiers the tokens fall into', () => {
    fc.assert(
      fc.property(anyPrice, anyUsage, tokens, tokens, (price, usage, lessInput, lessOutput) => {
        const reserved = worstCaseCost(
          price,
          usage.inputTokens + lessInput,
          usage.outputTokens + lessOutput,
          usage.more?.toolUses ?? 0,
        );
        expect(costOfUsage(price, usage) <= reserved).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('canary: leaving tiers or cache writes out of it is found', () => {
    const price: ModelPrice = {
      id: 'prc_1',
      effectiveFromMs: 0,
      inputNanoUsdPerMillion: 1_000_000n,
      cachedInputNanoUsdPerMillion: null,
      cacheWriteNanoUsdPerMillion: 2_000_000n,
      outputNanoUsdPerMillion: 1_000_000n,
    };
    const usage = { inputTokens: 10, cachedInputTokens: 0, cacheWriteTokens: 10, outputTokens: 0, reasoningTokens: 0 };
    expect(costOfUsage(price, usage)).toBeGreaterThan(costOfUsage(price, { ...usage, cacheWriteTokens: 0 }));
  });
});

test('class prices are read back as they were kept', () => {
  fc.assert(
    fc.property(anyClasses, (classes) => {
      const kept: unknown = JSON.parse(
        JSON.stringify(classes, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
      );
      expect(readClassPrices(kept)).toEqual(classes);
    }),
  );
  expect(readClassPrices(null)).toBeUndefined();
});
