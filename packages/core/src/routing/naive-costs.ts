import { costOfUsage, type ModelPrice, type TokenUsage } from '../economy/index.ts';

/** A candidate that could have been asked instead, as a call's plan has it. */
export interface NaiveCandidate {
  readonly place: number;
  readonly price: ModelPrice | undefined;
}

/** What the same tokens would have cost without choosing, in nano-USD; null where a price is not known. */
export interface NaiveCosts {
  /** At the candidate that the route names first. */
  readonly firstNanoUsd: bigint | null;
  readonly dearestNanoUsd: bigint | null;
}

/**
 * Measures what a choice was worth: the call's real tokens at the prices of the candidates that could have been asked as well. Models count
 * the same text differently, so this is the price difference for the tokens that were, not what the other would have written.
 */
export function naiveCosts(planned: readonly NaiveCandidate[], usage: TokenUsage): NaiveCosts {
  let first: NaiveCandidate | undefined;
  let dearestNanoUsd: bigint | null = null;
  for (const candidate of planned) {
    if (first === undefined || candidate.place < first.place) first = candidate;
    if (candidate.price === undefined) continue;
    const costNanoUsd = costOfUsage(candidate.price, usage);
    if (dearestNanoUsd === null || costNanoUsd > dearestNanoUsd) dearestNanoUsd = costNanoUsd;
  }
  return { firstNanoUsd: first?.price === undefined ? null : costOfUsage(first.price, usage), dearestNanoUsd };
}
