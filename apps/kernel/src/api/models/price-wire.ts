import { classPrices, type modelPrice } from '@agent-os/core/contracts';
import type { ModelPriceRow } from '@agent-os/db';
import type { z } from 'zod';

export function priceWire(row: ModelPriceRow): z.infer<typeof modelPrice> {
  return {
    effectiveFrom: row.effectiveFrom.getTime(),
    source: row.source,
    inputNanoUsdPerMillion: row.inputNanoUsdPerMillion.toString(),
    cachedInputNanoUsdPerMillion: row.cachedInputNanoUsdPerMillion?.toString() ?? null,
    cacheWriteNanoUsdPerMillion: row.cacheWriteNanoUsdPerMillion?.toString() ?? null,
    outputNanoUsdPerMillion: row.outputNanoUsdPerMillion.toString(),
    classes: row.classes === null ? null : classPrices.parse(row.classes),
  };
}
