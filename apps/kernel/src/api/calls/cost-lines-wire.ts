import type { callDetail } from '@agent-os/core/contracts';
import { ratesOfPrice, readClassPrices, type CostLine, type ModelPrice } from '@agent-os/core/economy';
import type { CallDetailRow } from '@agent-os/db';
import type { z } from 'zod';

type CostOfCall = Pick<z.infer<typeof callDetail>, 'costLines' | 'batchDiscountPercent'>;

const unitsPerPrice = 1_000_000n;

/** The lines that the ledger booked a call by, each with the price that it came about by. */
export function costLinesWire(row: CallDetailRow): CostOfCall {
  const price = priceOf(row);
  const rates = price && ratesOfPrice(price, row.inputTokens ?? 0);
  const batchDiscountPercent = price?.classes?.batchDiscountPercent ?? 0;
  const explains = (percent: number): boolean =>
    rates !== undefined && row.costLines.every((line) => isProduct(line, rates[line.tokenClass], percent));
  const discountPercent = explains(0) || !explains(batchDiscountPercent) ? 0 : batchDiscountPercent;
  return {
    costLines: row.costLines.map(({ tokenClass, quantity, nanoUsd }) => ({
      tokenClass,
      quantity,
      nanoUsdPerMillion: rates !== undefined && explains(discountPercent) ? rates[tokenClass].toString() : null,
      nanoUsd: nanoUsd.toString(),
    })),
    batchDiscountPercent: discountPercent,
  };
}

/** Lines are rounded together, so that each is less than one nano-USD off its own product. */
function isProduct({ quantity, nanoUsd }: CostLine, nanoUsdPerMillion: bigint, discountPercent: number): boolean {
  const whole = unitsPerPrice * 100n;
  const off = BigInt(quantity) * nanoUsdPerMillion * BigInt(100 - discountPercent) - nanoUsd * whole;
  return off > -whole && off < whole;
}

function priceOf(row: CallDetailRow): ModelPrice | undefined {
  const { priceEffectiveFrom, inputNanoUsdPerMillion, outputNanoUsdPerMillion } = row;
  if (priceEffectiveFrom === null || inputNanoUsdPerMillion === null || outputNanoUsdPerMillion === null) {
    return undefined;
  }
  const { cachedInputNanoUsdPerMillion, cacheWriteNanoUsdPerMillion, priceClasses } = row;
  return {
    id: '',
    effectiveFromMs: priceEffectiveFrom.getTime(),
    inputNanoUsdPerMillion,
    cachedInputNanoUsdPerMillion,
    cacheWriteNanoUsdPerMillion,
    outputNanoUsdPerMillion,
    classes: readClassPrices(priceClasses),
  };
}
