import type { TokenClass } from '../cost-line.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who is billed, and in which month. */
export interface FocusBilling {
  readonly organisation: Named;
  /** Epoch ms of the month's beginning and of the next one's. */
  readonly periodStartMs: number;
  readonly periodEndMs: number;
}

/** What one class of tokens came to in one hour, of one agent and model. */
export interface FocusUsage {
  readonly hourMs: number;
  readonly department: Named;
  readonly team: Named | null;
  readonly agent: Named;
  readonly model: Named;
  readonly provider: Named;
  /** `unsplit`: a cost of which no classes are known. */
  readonly tokenClass: TokenClass | 'unsplit';
  /** Tokens or uses. */
  readonly quantity: bigint;
  /** As the ledger has it. */
  readonly costNanoUsd: bigint;
  /** At most so many calls are in it. */
  readonly calls: bigint;
  /** What the class may have been charged at in that hour. */
  readonly rates: readonly FocusRate[];
  readonly simulated: boolean;
  /** This charge's part of what the calls took; null: not known. */
  readonly energy: FocusEnergy | null;
}

/** A list price of a class, in nano-USD for a million, and how much of it was to be paid: less than 100 for calls of a batch. */
export interface FocusRate {
  readonly listNanoUsd: bigint;
  readonly paidPercent: bigint;
}

/** In millijoules and micrograms of CO₂e; the basis is `mixed` where some of it was metered and some was not. */
export interface FocusEnergy {
  readonly millijoules: bigint;
  readonly basis: 'measured' | 'estimated' | 'mixed';
  readonly locationMicrograms: bigint;
  readonly marketMicrograms: bigint;
}

/** What a department paid in the market's rounds of a month: in credits, which nobody is billed for. */
export interface FocusMarketUse {
  readonly department: Named;
  readonly microCredits: bigint;
}

/** A transfer of the ledger that is no call's: a correction of what was spent. */
export interface FocusAdjustment {
  readonly key: string;
  /** Below 0 when it takes something back. */
  readonly costNanoUsd: bigint;
  /** Of a month that was billed before. */
  readonly isOfEarlierMonth: boolean;
  readonly provider: Named;
  readonly note: string | null;
}
