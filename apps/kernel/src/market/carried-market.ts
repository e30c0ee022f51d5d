import { unpaced } from '@agent-os/core/market';
import { z } from 'zod';

const amount = z
  .string()
  .regex(/^-?\d+$/)
  .transform((text) => BigInt(text));

/** A department's credits in the present period. Micro-credits. */
const departmentCredits = z.object({
  granted: amount,
  /** Rounds that are not settled yet included. */
  spent: amount,
  rebated: amount,
  /** For slots of its own that others used; rounds that are not settled yet included. */
  received: amount.prefault('0'),
  /** What it can pay with: the ledger's balance less what is not settled. */
  balance: amount,
  /** What rounds in shadow would have taken. */
  shadowSpent: amount,
  /** core/market: what its bids are divided by. */
  paceMillionths: z.number().int().min(unpaced),
});

/** What the market carries from one round to the next. */
export const carriedMarket = z.object({
  departments: z.record(z.string(), departmentCredits).default({}),
  /** Rounds in a row in which a bidder had demand in a pool and got no slot. */
  waits: z.array(z.object({ pool: z.string(), bidder: z.string(), rounds: z.number().int().min(1) })).default([]),
  /** Of pools, in the last rounds that they took part in, the oldest first. */
  prices: z.record(z.string(), z.array(z.number().int().min(0))).default({}),
  /** The first round of the period: says how much of it somebody worked. */
  firstRound: z.number().int().min(1).default(1),
});

export type CarriedMarket = z.infer<typeof carriedMarket>;
export type DepartmentCredits = z.infer<typeof departmentCredits>;

export const noCredits: DepartmentCredits = {
  granted: 0n,
  spent: 0n,
  rebated: 0n,
  received: 0n,
  balance: 0n,
  shadowSpent: 0n,
  paceMillionths: unpaced,
};

/** As JSON: what `carriedMarket` reads. */
export function carriedJson({ departments, ...rest }: CarriedMarket): object {
  const text = ({ granted, spent, rebated, received, balance, shadowSpent, paceMillionths }: DepartmentCredits) => ({
    granted: granted.toString(),
    spent: spent.toString(),
    rebated: rebated.toString(),
    received: received.toString(),
    balance: balance.toString(),
    shadowSpent: shadowSpent.toString(),
    paceMillionths,
  });
  return {
    departments: Object.fromEntries(Object.entries(departments).map(([id, credits]) => [id, text(credits)])),
    ...rest,
  };
}

const thousand = 1_000;

/** What a department's bids are multiplied by, in thousandths. */
export function pacingThousandths({ paceMillionths }: Pick<DepartmentCredits, 'paceMillionths'>): number {
  return Math.round((thousand * unpaced) / paceMillionths);
}
