import type { TokenUsage } from '@agent-os/core/economy';
import { carbonOfEnergy, energyOfUsage } from '@agent-os/core/energy';
import type { CallEnergy } from '@agent-os/db';
import type { ModelEnergyTerms } from './directory-entries.ts';

/** What tokens took under the terms of their model. */
export function reckonEnergy({ rates, intensity, origin }: ModelEnergyTerms, usage: TokenUsage): CallEnergy {
  const { lowMillijoules, millijoules, highMillijoules } = energyOfUsage(rates, usage);
  const { locationMicrograms, marketMicrograms } = carbonOfEnergy(millijoules, intensity);
  const { basis } = rates.figure;
  return { lowMillijoules, millijoules, highMillijoules, locationMicrograms, marketMicrograms, basis, origin };
}
