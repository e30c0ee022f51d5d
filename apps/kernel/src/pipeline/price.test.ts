import { noClassPrices, type ModelPrice } from '@agent-os/core/economy';
import { expect, test } from 'vitest';
import type { DirectoryModel } from '../directory/index.ts';
import type { RequestFacts } from './call.ts';
import { priceCall } from './price.ts';

const price: ModelPrice = {
  id: 'prc_1',
  effectiveFromMs: 0,
  inputNanoUsdPerMillion: 1_000_000n,
  cachedInputNanoUsdPerMillion: null,
  cacheWriteNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: 2_000_000n,
};
const searchesNanoUsd = 10_000_000_000n;
const withTools = { ...price, classes: { ...noClassPrices, toolUseNanoUsdPerThousand: searchesNanoUsd } };
// What pricing does not read is left out.
const model = (prices: readonly ModelPrice[]) =>
  ({ kind: 'chat', maxOutputTokens: null, contextWindow: 128_000, prices, energy: [] }) as unknown as DirectoryModel;
const facts = (toolUses: RequestFacts['toolUses']) =>
  ({ maxOutputTokens: 10, answers: 1, inlineFileBytes: 0, inlineFiles: 0, toolUses }) as RequestFacts;

test('input that is only pointed at holds the model’s context, and a picture what a picture may take', () => {
  const mostOf = (pointedInput: RequestFacts['pointedInput'], contextWindow: number | null = 128_000) =>
    priceCall({ ...model([price]), contextWindow }, { ...facts(undefined), pointedInput }, 100, 1).inputTokensMax;
  expect(mostOf(undefined)).toBe(100);
  expect(mostOf({ pictures: 2, isUnbounded: false })).toBe(8_100);
  expect(mostOf({ pictures: 2, isUnbounded: true })).toBe(128_000);
  expect(mostOf({ pictures: 0, isUnbounded: true }, 10)).toBe(100);
  expect(mostOf({ pictures: 0, isUnbounded: true }, null)).toBe(1_000_000);
});

test('a call holds every use of the provider’s tools that it may be charged for', () => {
  const reserved = (prices: readonly ModelPrice[], toolUses: RequestFacts['toolUses']) =>
    priceCall(model(prices), facts(toolUses), 100, 1).reservedNanoUsd;
  const plain = reserved([price], undefined) ?? 0n;
  expect(plain).toBeGreaterThan(0n);
  expect(reserved([withTools], undefined)).toBe(plain);
  expect(reserved([price], { most: 5, isNamed: true })).toBe(plain);
  expect(reserved([withTools], { most: 5, isNamed: true })).toBe(plain + (5n * searchesNanoUsd) / 1_000n);
  expect(reserved([], { most: 5, isNamed: true })).toBeNull();
});
