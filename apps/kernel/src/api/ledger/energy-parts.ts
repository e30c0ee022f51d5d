import { allocate } from '@agent-os/core/economy';
import type { FocusEnergy } from '@agent-os/core/focus';
import type { BookedSpendRow } from '@agent-os/db';

/**
 * What the calls of an hour took, shared out over its charges by their costs (by quantities where nothing was charged), so that charges
 * sum to it. Null where no call's energy is known.
 */
export function energyParts({ classes, energy }: BookedSpendRow): readonly (FocusEnergy | null)[] {
  if (energy === null) return classes.map(() => null);
  const costs = classes.map(({ costNanoUsd }) => costNanoUsd);
  const weights = costs.every((cost) => cost <= 0n)
    ? classes.map(({ quantity }) => quantity)
    : costs.map(atLeastNothing);
  const millijoules = allocate(energy.millijoules, weights);
  const location = allocate(energy.carbonLocationMicrograms, weights);
  const market = allocate(energy.carbonMarketMicrograms, weights);
  const basis = basisOf(energy);
  return classes.map((_, place) => ({
    millijoules: millijoules[place] ?? 0n,
    basis,
    locationMicrograms: location[place] ?? 0n,
    marketMicrograms: market[place] ?? 0n,
  }));
}

function atLeastNothing(cost: bigint): bigint {
  return cost > 0n ? cost : 0n;
}

function basisOf({ millijoules, estimatedMillijoules }: NonNullable<BookedSpendRow['energy']>): FocusEnergy['basis'] {
  if (estimatedMillijoules === millijoules) return 'estimated';
  return estimatedMillijoules === 0n ? 'measured' : 'mixed';
}
