import { exactUsdText } from '@agent-os/core/economy';
import type { DirectoryModel } from '../directory/index.ts';
import type { CallBill } from './call-rows.ts';
import { energyText } from './energy-of-call.ts';

/** What a call cost and took, where that is known. */
export function billHeaders(
  { costNanoUsd, energy }: CallBill,
  model: Pick<DirectoryModel, 'provider'>,
): Record<string, string> {
  const headers: Record<string, string> = {};
  if (costNanoUsd !== null) headers['x-agent-cost'] = exactUsdText(costNanoUsd);
  if (energy !== undefined) headers['x-agent-energy'] = energyText(energy, model);
  return headers;
}
