import { noClassPrices, type ModelPrice } from '@agent-os/core/economy';
import { expect, test } from 'vitest';
import { ratesInHour } from './rates-in-hour.ts';

const hourMs = 3_600_000;
const price = (effectiveFromMs: number, input: bigint, batchDiscountPercent: number | null): ModelPrice => ({
  id: `prc_${effectiveFromMs}`,
  effectiveFromMs,
  inputNanoUsdPerMillion: input,
  cachedInputNanoUsdPerMillion: null,
  cacheWriteNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: input,
  classes: { ...noClassPrices, batchDiscountPercent },
});

test('a price with a discount for batches may have been charged whole or less it', () => {
  expect(ratesInHour([price(0, 9n, 50)], hourMs, 'input')).toEqual([
    { listNanoUsd: 9n, paidPercent: 100n },
    { listNanoUsd: 9n, paidPercent: 50n },
  ]);
  expect(ratesInHour([price(0, 9n, null)], hourMs, 'input')).toEqual([{ listNanoUsd: 9n, paidPercent: 100n }]);
});

test('prices that began before the hour or in it count, and no others', () => {
  const prices = [price(0, 7n, null), price(hourMs, 8n, null), price(hourMs + 5, 9n, null), price(2 * hourMs, 10n, 50)];
  expect(ratesInHour(prices, hourMs, 'output').map(({ listNanoUsd }) => listNanoUsd)).toEqual([8n, 9n]);
});
