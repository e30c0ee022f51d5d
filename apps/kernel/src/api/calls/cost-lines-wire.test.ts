import { costLinesOfUsage, noClassPrices, nothingMore, type ModelPrice } from '@agent-os/core/economy';
import type { CallDetailRow } from '@agent-os/db';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costLinesWire } from './cost-lines-wire.ts';

const price: ModelPrice = {
  id: 'prc_1',
  effectiveFromMs: 0,
  inputNanoUsdPerMillion: 2_500_000_000n,
  cachedInputNanoUsdPerMillion: 1_250_000_001n,
  cacheWriteNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: 10_000_000_000n,
  classes: { ...noClassPrices, batchDiscountPercent: 50 },
};
const usage = (batch: boolean) => ({
  inputTokens: 1_000,
  cachedInputTokens: 333,
  cacheWriteTokens: 0,
  outputTokens: 7,
  reasoningTokens: 3,
  more: { ...nothingMore, batch },
});
// What the lines do not depend on is left out.
const row = (of: ModelPrice, changes: Partial<CallDetailRow>) =>
  ({
    inputTokens: 1_000,
    priceEffectiveFrom: new Date(0),
    inputNanoUsdPerMillion: of.inputNanoUsdPerMillion,
    cachedInputNanoUsdPerMillion: of.cachedInputNanoUsdPerMillion,
    cacheWriteNanoUsdPerMillion: of.cacheWriteNanoUsdPerMillion,
    outputNanoUsdPerMillion: of.outputNanoUsdPerMillion,
    priceClasses: of.classes,
    costLines: [],
    ...changes,
  }) as CallDetailRow;

test.each([
  [false, 0],
  [true, 50],
])('each line has the price that it came about by; in a batch (%s) with its discount', (batch, percent) => {
  const costLines = costLinesOfUsage(price, usage(batch));
  const wire = costLinesWire(row(price, { costLines }));
  expect(wire.batchDiscountPercent).toBe(percent);
  expect(wire.costLines.map((line) => [line.tokenClass, line.quantity, line.nanoUsdPerMillion])).toEqual([
    ['input', 667, '2500000000'],
    ['cached_input', 333, '1250000001'],
    ['output', 4, '10000000000'],
    ['reasoning', 3, '10000000000'],
  ]);
});

test('any usage at any price is explained by it', () => {
  const rate = fc.bigInt({ min: 0n, max: 10n ** 12n });
  const tokens = fc.nat(2_000_000);
  fc.assert(
    fc.property(rate, rate, tokens, tokens, fc.boolean(), (input, output, inputTokens, outputTokens, batch) => {
      const of = { ...price, inputNanoUsdPerMillion: input, outputNanoUsdPerMillion: output };
      const used = { ...usage(batch), inputTokens, outputTokens, cachedInputTokens: 0, reasoningTokens: 0 };
      const { costLines } = costLinesWire(row(of, { inputTokens, costLines: costLinesOfUsage(of, used) }));
      expect(costLines.every(({ nanoUsdPerMillion }) => nanoUsdPerMillion !== null)).toBe(true);
    }),
  );
});

test('lines that no price explains have none beside them', () => {
  const costLines = [{ tokenClass: 'input', quantity: 10, nanoUsd: 999_999n }] as const;
  expect(costLinesWire(row(price, { costLines })).costLines[0]?.nanoUsdPerMillion).toBeNull();
  expect(costLinesWire(row(price, { costLines, priceEffectiveFrom: null })).costLines).toHaveLength(1);
});
