/** How a figure of energy came about; no identity mixes estimated with metered ones (docs/decisions/0024). */
export const energyBases = ['measured', 'allocated', 'estimated'] as const;
/** Disclosed by the provider, measured for this model, reckoned from its size, or taken from models of its class. */
export const energyTiers = ['T0', 'T1', 'T2', 'T3'] as const;

export type EnergyBasis = (typeof energyBases)[number];
export type EnergyTier = (typeof energyTiers)[number];

/** Joules per million tokens, which are microjoules per token: whole numbers, from the least to the most. */
export interface EnergyRange {
  readonly low: number;
  readonly high: number;
}

/** What a token of a model takes, at the data centre's meter: accelerators, hosts, idle machines, cooling. */
export interface EnergyFigure {
  /** What a call's row names it by: the id of a row, or the key of a built-in figure. */
  readonly key: string;
  readonly input: EnergyRange;
  readonly output: EnergyRange;
  readonly basis: EnergyBasis;
  readonly tier: EnergyTier;
  /** Where it comes from, in words. */
  readonly source: string;
}

/** A figure from a moment on, in ms since 1970. */
export interface DatedEnergyFigure extends EnergyFigure {
  readonly effectiveFromMs: number;
}

/**
 * The largest figure: 100 J a token, seven times the highest that was published. With at most 40 million tokens of each
 * direction a call's energy stays a safe integer of microjoules.
 */
export const energyPerMillionMaxJoules = 100_000_000;

/** What is wrong with a range; undefined: nothing. */
export function faultOfRange({ low, high }: EnergyRange): string | undefined {
  if (![low, high].every((end) => Number.isSafeInteger(end) && end >= 0 && end <= energyPerMillionMaxJoules)) {
    return 'Energy is a whole number of joules per million tokens, from 0 to 100,000,000.';
  }
  if (low > high) return 'The lower end of a range is not above its upper end: exchange the two.';
  if (low === 0 && high > 0) {
    return 'The lower end is above 0, as the centre of a range is a geometric mean: enter 1 or more.';
  }
  return undefined;
}
