import { z } from 'zod';
import { marketYieldKinds } from '../choices/index.ts';
import { marketAgent, marketPoolRef, slotPrice } from './market.ts';
import { epochMs } from './scalars.ts';
import { serviceClass } from './scheduling-policy.ts';

const count = z.number().int().min(0);

export const marketYieldsInput = z.object({
  /** Only those of before this time; null: from the last. */
  before: epochMs.nullable().default(null),
  limit: z.number().int().min(1).max(200).default(50),
});

/** Calls that lost their place to the market or to a power cap, while rounds are kept; the newest first. */
export const marketYields = z.object({
  yields: z.array(
    z.object({
      callId: z.string(),
      at: epochMs,
      kind: z.enum(marketYieldKinds),
      agent: marketAgent,
      /** Where it waited or ran. */
      pool: marketPoolRef,
      serviceClass,
      /** Null: no market decided. */
      round: count.nullable(),
      price: slotPrice.nullable(),
      bid: slotPrice.nullable(),
      /** Where it went, with the price there; null where it did not move. */
      to: z.object({ modelId: z.string(), modelName: z.string().nullable(), price: slotPrice.nullable() }).nullable(),
      /** Of those that a cap interrupted: from 1, in the order in which they stopped. */
      rank: count.nullable(),
      explanation: z.string(),
    }),
  ),
  /** `before` of the next page; null at the end. */
  next: epochMs.nullable(),
});
