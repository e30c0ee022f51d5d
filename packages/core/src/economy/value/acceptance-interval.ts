/** 95 % of a normal distribution lie within so many deviations. */
const deviations = 1.959_963_984_540_054;

export interface AcceptanceInterval {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Share of decided outcomes that were accepted, from 0 to 1, with the 95 % interval of Wilson (JASA 1927), which holds
 * for few outcomes and for shares near 0 and 1 too. Undefined when none was decided.
 */
export function acceptanceInterval(accepted: number, decided: number): AcceptanceInterval | undefined {
  if (decided <= 0 || accepted < 0 || accepted > decided) return undefined;
  const rate = accepted / decided;
  const square = deviations ** 2;
  const centre = (rate + square / (2 * decided)) / (1 + square / decided);
  const reach =
    (deviations / (1 + square / decided)) * Math.sqrt((rate * (1 - rate)) / decided + square / (4 * decided ** 2));
  // Rounding must not push the ends past what was seen.
  return { rate, low: Math.max(0, Math.min(rate, centre - reach)), high: Math.min(1, Math.max(rate, centre + reach)) };
}
