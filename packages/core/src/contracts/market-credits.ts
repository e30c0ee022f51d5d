import { z } from 'zod';
import { creditsText, marketDepartment } from './market.ts';
import { epochMs, idOf } from './scalars.ts';

const count = z.number().int().min(0);

const departmentCredits = z.object({
  department: marketDepartment,
  /** In this period, what was carried over from the last one included. */
  granted: creditsText,
  /** Rounds that are not in the ledger yet included. */
  spent: creditsText,
  /** What rounds in shadow would have taken, since the market was turned to shadow. */
  shadowSpent: creditsText,
  /** What came back of what everybody paid. */
  rebated: creditsText,
  /** What it got for slots of its own that others used. */
  received: creditsText,
  /** What it can still pay with. */
  balance: creditsText,
  /** Its bids are multiplied by this: 1000 is their full value, less spreads credits over the period. */
  pacingThousandths: count,
  /** Slot-seconds that its balance would have bought at the mean price of a pool's last rounds; null where slots were free. */
  wouldBuy: z.array(z.object({ poolId: z.string(), slotSeconds: count.nullable() })),
  /** When its credits are gone if it goes on as in this period so far; null when they last. */
  runsOutAt: epochMs.nullable(),
});

/** The present period. */
export const marketCredits = z.object({
  at: epochMs,
  period: z.object({ startsAt: epochMs, endsAt: epochMs }),
  /** How much of it is over, in thousandths. */
  elapsedThousandths: count,
  /** By name. */
  departments: z.array(departmentCredits),
  all: departmentCredits.pick({
    granted: true,
    spent: true,
    shadowSpent: true,
    rebated: true,
    received: true,
    balance: true,
  }),
  ledger: z.object({
    /** Of all accounts of credits, over all time: 0, or something is broken. */
    sum: creditsText,
    /** Paid in rounds of this period, and not in the ledger yet. */
    unsettled: creditsText,
    /** Whether what rounds took is what the ledger moved, to the micro-credit. */
    balances: z.boolean(),
  }),
  /** The latest settlements and grants, at most 50, the newest first. */
  transfers: z.array(
    z.object({
      key: z.string(),
      kind: z.enum([
        'credit_grant',
        'credit_use',
        'credit_sale',
        'credit_cover',
        'credit_burn',
        'credit_rebate',
        'credit_expiry',
      ]),
      from: z.string(),
      to: z.string(),
      amount: creditsText,
      at: epochMs,
      note: z.string().nullable(),
    }),
  ),
});

const movedCredits = {
  granted: creditsText,
  /** Paid in rounds. */
  used: creditsText,
  /** Got for slots of its own. */
  sold: creditsText,
  /** Given back of what others paid. */
  rebated: creditsText,
  /** Lapsed when the period ended. */
  expired: creditsText,
};
/** What the ledger moved, by period: the last twelve, the newest first. What no period had yet is of the first one. */
export const marketCreditPeriods = z.array(
  z.object({
    startsAt: epochMs.nullable(),
    all: z.object({ ...movedCredits, burned: creditsText }),
    /** By name. */
    departments: z.array(z.object({ department: marketDepartment, ...movedCredits })),
  }),
);

const reasonMax = 500;
export const grantCreditsInput = z.object({
  departmentId: idOf('dep'),
  /** Micro-credits, for the present period. */
  amount: z
    .string()
    .regex(
      /^[1-9]\d{0,17}$/,
      'Give an amount of micro-credits above 0: digits, without commas, at most a trillion credits.',
    ),
  /** Sent again with the same key, it is granted once. */
  requestKey: z.string().regex(/^[\w-]{8,64}$/, 'Give a key of 8 to 64 letters, digits, - and _.'),
  reason: z
    .string()
    .trim()
    .min(1, 'Say why, for whoever asks later.')
    .max(reasonMax, `Use at most ${reasonMax} characters.`),
});
