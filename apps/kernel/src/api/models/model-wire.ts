import type { model } from '@agent-os/core/contracts';
import type { ModelRow } from '@agent-os/db';
import type { z } from 'zod';

type Price = NonNullable<z.infer<typeof model>['price']>;

function priceWire(row: ModelRow): Price | null {
  const { priceEffectiveFrom, priceSource, inputNanoUsdPerMillion, outputNanoUsdPerMillion } = row;
  if (priceEffectiveFrom === null || inputNanoUsdPerMillion === null || outputNanoUsdPerMillion === null) return null;
  return {
    effectiveFrom: priceEffectiveFrom.getTime(),
    source: priceSource ?? '',
    inputNanoUsdPerMillion: inputNanoUsdPerMillion.toString(),
    cachedInputNanoUsdPerMillion: row.cachedInputNanoUsdPerMillion?.toString() ?? null,
    cacheWriteNanoUsdPerMillion: row.cacheWriteNanoUsdPerMillion?.toString() ?? null,
    outputNanoUsdPerMillion: outputNanoUsdPerMillion.toString(),
  };
}

export function modelWire(row: ModelRow): z.infer<typeof model> {
  const { id, name, upstreamName, kind, state, contextWindow, provider, pool } = row;
  return { id, name, upstreamName, kind, state, contextWindow, provider, pool, price: priceWire(row) };
}
