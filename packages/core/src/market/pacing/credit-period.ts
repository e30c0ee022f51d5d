export interface CreditGrant {
  /** Micro-credits for the new period. */
  readonly grant: number;
  /** What was left of the old one; below zero if must-run slots overdrew it. */
  readonly unspent: number;
  /** How much of what was left is carried over; the rest lapses. */
  readonly carryMillionths: number;
}

export interface OpenedCredits {
  readonly balance: number;
  readonly carried: number;
  readonly lapsed: number;
}

/** The credits of a new period: the grant, and of the unspent ones as many as the policy carries over. A debt is carried whole. */
export function openCreditPeriod({ grant, unspent, carryMillionths }: CreditGrant): OpenedCredits {
  const carried = unspent <= 0 ? unspent : Number((BigInt(unspent) * BigInt(carryMillionths)) / 1_000_000n);
  return { balance: grant + carried, carried, lapsed: Math.max(0, unspent) - Math.max(0, carried) };
}
