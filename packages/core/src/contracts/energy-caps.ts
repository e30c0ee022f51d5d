import { z } from 'zod';
import { epochMs, idOf } from './scalars.ts';

const capReason = z.string().trim().min(3, 'Say why: others will ask.').max(500, 'Use at most 500 characters.');

export const powerCut = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('percent'),
    percent: z
      .number()
      .int('Give a whole percentage.')
      .min(1, 'Give at least 1 percent less.')
      .max(100, 'Give at most 100 percent less: then nothing is left.'),
  }),
  z.object({
    kind: z.literal('limit'),
    milliwatts: z
      .number()
      .min(0, 'Give a power of 0 or more.')
      .max(2_000_000_000_000, 'Give at most 2 GW.')
      .int('Give whole milliwatts.'),
  }),
]);

export const powerCapScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('organisation') }),
  z.object({ kind: z.literal('pool'), id: idOf('pol') }),
  z.object({ kind: z.literal('device'), id: idOf('dev') }),
]);

export const setPowerCapInput = z.object({
  scope: powerCapScope,
  cut: powerCut,
  /** Null: now. */
  from: epochMs.nullable(),
  forMs: z
    .number()
    .int()
    .min(60_000, 'Give at least a minute.')
    .max(30 * 86_400_000, 'Give at most 30 days.'),
  reason: capReason,
});

export const liftPowerCapInput = z.object({ capId: idOf('cap'), reason: capReason });

export const powerCap = z.object({
  id: idOf('cap'),
  scope: powerCapScope,
  /** Of the pool or device; the organisation has none. */
  scopeName: z.string(),
  cut: powerCut,
  from: epochMs,
  until: epochMs,
  state: z.enum(['to_come', 'in_force', 'over', 'lifted']),
  reason: z.string(),
  author: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
  createdAt: epochMs,
  liftedAt: epochMs.nullable(),
  liftedReason: z.string().nullable(),
});

/** What each pool with devices may draw now, and who limits it. */
export const powerCapList = z.object({
  items: z.array(powerCap),
  pools: z.array(
    z.object({
      poolId: idOf('pol'),
      slug: z.string(),
      /** What its devices draw now, as far as it is known. */
      milliwatts: z.number().int(),
      limitMilliwatts: z.number().int(),
      normalMilliwatts: z.number().int(),
      capIds: z.array(z.string()),
      changesAt: epochMs.nullable(),
      simulated: z.boolean(),
    }),
  ),
});
