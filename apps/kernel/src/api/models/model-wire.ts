import type { model } from '@agent-os/core/contracts';
import type { ModelRow } from '@agent-os/db';
import type { z } from 'zod';
import { priceWire } from './price-wire.ts';

type Price = z.infer<typeof model>['price'];

function priceOf({ priceEffectiveFrom, priceSource, ...row }: ModelRow): Price {
  const { inputNanoUsdPerMillion, outputNanoUsdPerMillion } = row;
  if (priceEffectiveFrom === null || inputNanoUsdPerMillion === null || outputNanoUsdPerMillion === null) return null;
  const source = priceSource ?? '';
  return priceWire({
    ...row,
    effectiveFrom: priceEffectiveFrom,
    source,
    inputNanoUsdPerMillion,
    outputNanoUsdPerMillion,
    classes: row.priceClasses,
  });
}

export function modelWire(row: ModelRow): z.infer<typeof model> {
  const { id, name, upstreamName, kind, state, contextWindow, region, dataClass, provider, pool } = row;
  const abilities = [...row.abilities];
  const price = priceOf(row);
  return { id, name, upstreamName, kind, state, contextWindow, abilities, region, dataClass, provider, pool, price };
}
