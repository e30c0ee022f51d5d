/** A sum of energies, in millijoules. */
export interface EnergySum {
  readonly lowMillijoules: bigint;
  readonly millijoules: bigint;
  readonly highMillijoules: bigint;
}

/**
 * What several models took together. Within one model errors go the same way, so its calls were added end by end before; between models
 * they are independent, so the distances of the ends from the centres are added as squares (docs/decisions/0024).
 *
 * @param byModel one sum for each model
 */
export function sumEnergyOfModels(byModel: readonly EnergySum[]): EnergySum {
  let centre = 0n;
  let below = 0n;
  let above = 0n;
  for (const { lowMillijoules, millijoules, highMillijoules } of byModel) {
    centre += millijoules;
    below += (millijoules - lowMillijoules) ** 2n;
    above += (highMillijoules - millijoules) ** 2n;
  }
  return {
    lowMillijoules: centre - rootAbove(below),
    millijoules: centre,
    highMillijoules: centre + rootAbove(above),
  };
}

/** The smallest whole number whose square is not below it: an interval is never told narrower than it is. */
function rootAbove(square: bigint): bigint {
  if (square < 2n) return square;
  let root = 1n << BigInt((square.toString(2).length + 1) >> 1);
  for (let next = (root + square / root) >> 1n; next < root; next = (root + square / root) >> 1n) root = next;
  return root * root < square ? root + 1n : root;
}
