import { z } from 'zod';
import { lossCauses } from '../goodput/index.ts';
import { epochMs, idOf } from './scalars.ts';

const slotMs = z.number().int();
const partsPerMillion = z.number().int().nullable();

/**
 * Slot-milliseconds (docs/decisions/0026): useful + all losses = offered, and offered ≥ granted ≥ kept ≥ useful. The shares are
 * scheduling (granted / offered), runtime (kept / granted) and program goodput (useful / kept); the whole is useful /
 * offered. Null where there is nothing to have a share of.
 */
export const goodputFigures = z.object({
  offeredMs: slotMs,
  grantedMs: slotMs,
  keptMs: slotMs,
  usefulMs: slotMs,
  losses: z.array(z.object({ cause: z.enum(lossCauses), ms: slotMs })),
  schedulingPpm: partsPerMillion,
  runtimePpm: partsPerMillion,
  programPpm: partsPerMillion,
  goodputPpm: partsPerMillion,
});

/** So many whole hours and the present one. */
export const goodputInput = z.object({ hours: z.number().int().min(1).max(744) });

export const goodputAnswer = z.object({
  from: epochMs,
  until: epochMs,
  /** What ended until then is counted; null: nothing was, ever. */
  countedAt: epochMs.nullable(),
  fleet: goodputFigures,
  pools: z.array(
    goodputFigures.extend({
      id: idOf('pol'),
      slug: z.string(),
      /** Calls that ended in its slots. */
      calls: z.number().int(),
      /** It has models, and all of them are simulated. */
      simulated: z.boolean(),
    }),
  ),
});
