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
  /** List prices of the class that were in force in that hour, in nano-USD for a million. */
  readonly rates: readonly bigint[];
  readonly simulated: boolean;
  /** This charge's part of what the calls took; null: not known. */
  readonly energy: FocusEnergy | null;
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
