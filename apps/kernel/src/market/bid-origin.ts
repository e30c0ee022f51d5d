import { unpaced } from '@agent-os/core/market';
import { z } from 'zod';

/** How a bid of a round came about (core/market: `BidOrigin`): as much of it as rounds of all times have. */
export const bidOrigin = z.object({
  /** Micro-credits for the dearest slot-second, before pacing; null where only what must run was bid for. */
  value: z.number().int().min(0).nullable(),
  /** What values were divided by. */
  paceMillionths: z.number().int().min(unpaced),
  /** Whether credits lowered the bid further. */
  boundByCredits: z.boolean(),
});
