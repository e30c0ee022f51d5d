import type { TokenUsage } from '../../economy/index.ts';
import type { EnergyFigure } from './energy-figure.ts';

/** What a call took, in millijoules: between `low` and `high`, and the geometric centre of both. */
export interface EnergyInterval {
  readonly lowMillijoules: number;
  readonly millijoules: number;
  readonly highMillijoules: number;
}

/** A figure made ready for calls: microjoules per token, whole numbers. */
export interface EnergyRates {
  readonly figure: EnergyFigure;
  readonly inputCentre: number;
  readonly outputCentre: number;
}

const microjoulesPerMillijoule = 1_000;
const most = Number.MAX_SAFE_INTEGER;

export function energyRates(figure: EnergyFigure): EnergyRates {
  return {
    figure,
    inputCentre: centreOf(figure.input.low, figure.input.high),
    outputCentre: centreOf(figure.output.low, figure.output.high),
  };
}

function centreOf(low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(Math.sqrt(low * high))));
}

/**
 * What a call took: tokens in and out at the rates of its model. What was read from a cache is not worked out again and counts for
 * the upper end only, since a discount is no proof of it. Linear in tokens, so that a model's calls sum to what their tokens would take together.
 */
export function energyOfUsage(
  { figure: { input, output }, inputCentre, outputCentre }: EnergyRates,
  { inputTokens, cachedInputTokens, outputTokens }: TokenUsage,
): EnergyInterval {
  const fresh = inputTokens > cachedInputTokens ? inputTokens - cachedInputTokens : 0;
  const low = fresh * input.low + outputTokens * output.low;
  const centre = fresh * inputCentre + outputTokens * outputCentre;
  const high = inputTokens * input.high + outputTokens * output.high;
  return {
    lowMillijoules: Math.min(most, Math.floor(low / microjoulesPerMillijoule)),
    millijoules: Math.min(most, Math.round(centre / microjoulesPerMillijoule)),
    highMillijoules: Math.min(most, Math.ceil(high / microjoulesPerMillijoule)),
  };
}

/** The most that a call can take, in millijoules. */
export function worstCaseEnergy(
  { figure: { input, output } }: EnergyRates,
  inputTokensMax: number,
  outputTokensMax: number,
): number {
  const high = inputTokensMax * input.high + outputTokensMax * output.high;
  return Math.min(most, Math.ceil(high / microjoulesPerMillijoule));
}
