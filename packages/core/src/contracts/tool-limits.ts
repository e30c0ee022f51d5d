import { z } from 'zod';
import { toolLimitBounds } from '../choices/index.ts';
import { epochMs } from './scalars.ts';

const count = z.number().int().min(0);
const { uses, timeoutSeconds, nameLength, limits } = toolLimitBounds;
const wholeUses = `Give a whole number from 1 to ${uses.toLocaleString('en-GB')}.`;
const wholeSeconds = `Give whole seconds from 1 to ${timeoutSeconds.toLocaleString('en-GB')}.`;

/** How often a tool may be in use at once in the organisation. */
export const toolLimit = z.object({
  /** As models and agents call it. */
  tool: z
    .string()
    .trim()
    .regex(/^[\w.:/-]+$/, 'Use letters, digits and . _ : / - as requests name the tool.')
    .max(nameLength, `Use at most ${nameLength} characters.`),
  uses: z.number(wholeUses).int(wholeUses).min(1, wholeUses).max(uses, wholeUses),
  /** A use whose result nobody sends ends after so long. */
  timeoutSeconds: z.number(wholeSeconds).int(wholeSeconds).min(1, wholeSeconds).max(timeoutSeconds, wholeSeconds),
});
/** One limit a tool. */
export const toolLimits = z
  .array(toolLimit)
  .max(limits, `Limit at most ${limits} tools.`)
  .refine((all) => new Set(all.map(({ tool }) => tool)).size === all.length, 'Limit each tool once.');

export const toolLimitSet = z.object({
  /** Counts up with each change; 0: there were never any. */
  revision: count,
  limits: toolLimits,
});
export const setToolLimitsInput = z.object({
  /** Of the limits that were seen; a change by somebody else in between is refused as `conflict`. */
  expectedRevision: count,
  limits: toolLimits,
});

/** The limits, and what this kernel knows of each tool now. */
export const toolLimitsNow = z.object({
  revision: count,
  limits: z.array(
    toolLimit.extend({
      inUse: count,
      /** Calls in line that offer the tool. */
      waiting: count,
      /** Who uses it, those of running calls first; at most 20. */
      users: z.array(
        z.object({
          agent: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
          runId: z.string().nullable(),
          /** The call that runs and may ask for it, or whose answer asked for it. */
          callId: z.string(),
          since: epochMs,
          /** When the use ends if its result does not come; null while its call runs. */
          until: epochMs.nullable(),
        }),
      ),
    }),
  ),
});
