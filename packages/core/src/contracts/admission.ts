import { z } from 'zod';
import { admissionRules } from '../choices/index.ts';
import { slotPrice } from './market.ts';
import { epochMs } from './scalars.ts';
import { byClass, serviceClass } from './scheduling-policy.ts';

const count = z.number().int().min(0);

/** Why a call went, or would go, when it did. */
export const admission = z.object({
  policy: z.string(),
  /** The rules that had a say, from the outermost inwards. */
  rules: z.array(z.enum(admissionRules)),
  /** The class it was queued as, when its risk or deadline raised it. */
  queuedAs: serviceClass,
  waitedMs: z.number().min(0),
  /** What held it back when it came; null when nothing did. */
  waitedFor: z.enum(['slot', 'turn', 'provider', 'memory', 'rate', 'agent_limit', 'tool']).nullable(),
  /** The tool that had no free use then; null unless it waited for one. */
  tool: z.string().nullable().default(null),
  /** Part of the pool that its owner was entitled to, 0 to 1; null without fair sharing. */
  fairShare: z.number().nullable(),
  /** Calls that came earlier and still waited when it started, by class. */
  overtook: byClass(count),
  /** Calls that came later and started before it. */
  overtakenBy: count,
  /** How often it had to make room, for a more urgent call or because power was short. */
  interruptions: count,
  /** The last time that power was short: caps in force, who stopped before it, and the market's round if there was one. */
  yielded: z
    .object({
      eventIds: z.array(z.string()),
      rank: count,
      round: count.nullable(),
      price: slotPrice.nullable(),
      bid: slotPrice.nullable(),
    })
    .nullable()
    .default(null),
  deadlineAt: epochMs.nullable(),
});
