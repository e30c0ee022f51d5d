import { termsInForce, worstCaseEnergy } from '@agent-os/core/energy';
import type { CallEnergy } from '@agent-os/db';
import { reckonEnergy, type DirectoryModel } from '../directory/index.ts';
import type { Execution, Prepared } from './call.ts';
import { mayHaveWorked } from './cost-of-call.ts';

/** Of a call that no model worked for. */
export const noEnergy: CallEnergy = {
  lowMillijoules: 0,
  millijoules: 0,
  highMillijoules: 0,
  locationMicrograms: 0,
  marketMicrograms: 0,
  basis: null,
  origin: '',
};

/** Step 4: the most that a call can take of its model, in millijoules. */
export function energyMax(
  { energy }: Pick<DirectoryModel, 'energy'>,
  inputTokensMax: number,
  outputTokensMax: number,
  receivedAtMs: number,
): number {
  const terms = termsInForce(energy, receivedAtMs);
  return terms === undefined ? 0 : worstCaseEnergy(terms.rates, inputTokensMax, outputTokensMax);
}

/**
 * Step 7: what the call took, by the figures in force when it arrived. Undefined when that is not known: an upstream that may have worked
 * without saying how much. Nothing for a request that it rejected.
 */
export function energyOfCall(
  { model, receivedAtMs }: Pick<Prepared, 'model' | 'receivedAtMs'>,
  execution: Execution,
): CallEnergy | undefined {
  const { usage } = execution;
  if (usage === undefined) return mayHaveWorked(execution) ? undefined : noEnergy;
  const terms = termsInForce(model.energy, receivedAtMs);
  return terms && reckonEnergy(terms, usage);
}

/** In joules with its bounds, and how that is known: `12.345; low=4.100; high=40.020; estimated`. */
export function energyText(
  { lowMillijoules, millijoules, highMillijoules, basis }: CallEnergy,
  { provider }: Pick<DirectoryModel, 'provider'>,
): string {
  const range = `${joules(millijoules)}; low=${joules(lowMillijoules)}; high=${joules(highMillijoules)}`;
  return `${range}${basis === null ? '' : `; ${basis}`}${provider.simulated ? '; simulated' : ''}`;
}

function joules(millijoules: number): string {
  return (millijoules / 1000).toFixed(3);
}
