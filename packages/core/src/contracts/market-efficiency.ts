import { z } from 'zod';
import { marketPoolRef } from './market.ts';
import { marketSpan, marketWhatIfInput } from './market-what-if.ts';
import { epochMs, idOf } from './scalars.ts';

const count = z.number().int().min(0);

/** Micro-credits, less what slots cost: what was served, beside the most that any allocation within the limits could be worth. */
export const nearOptimum = z.object({ worth: z.number().int(), best: z.number().int() });

export const marketEfficiencyInput = z.object({
  poolId: idOf('pol'),
  spanMs: marketWhatIfInput.shape.spanMs,
});
/** How near a pool's rounds came to their optimum, each round for itself. */
export const marketEfficiency = marketSpan.extend({
  pool: marketPoolRef,
  /** Rounds that the pool took part in and in which something could be won: only these count below. */
  judged: count,
  /** Of these, rounds in which a limit was reached. */
  scarce: count,
  /** By what slots are worth to their agents, before paces and credits. */
  byValue: nearOptimum,
  /** By the bids as they were made. */
  byBid: nearOptimum,
  /** The oldest first, at most 60: so many rounds one after the other make a point. */
  points: z.array(
    z.object({ from: epochMs, to: epochMs, rounds: count, scarce: count, byValue: nearOptimum, byBid: nearOptimum }),
  ),
});
