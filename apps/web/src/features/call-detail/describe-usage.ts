import type { CallDetail } from './call-types.ts';

const sources = {
  provider: 'as the provider reported',
  counted: 'counted here, as the provider gave none',
  reserved: 'the worst case, as the call was interrupted',
  none: 'nothing was used',
} as const;

/** Where the figures come from. */
export function describeUsageSource({ usageSource, state }: Pick<CallDetail, 'usageSource' | 'state'>): string {
  if (usageSource !== null) return sources[usageSource];
  return state === 'running' ? 'known when the call ends' : 'not known';
}

/** Why a call has no price. */
export function describeMissingPrice({ state, costNanoUsd }: Pick<CallDetail, 'state' | 'costNanoUsd'>): string {
  if (state === 'running') return 'Not priced yet.';
  if (costNanoUsd === null) return 'No price was in force, so the cost is not known. Set one under Models.';
  return 'No model was reached, so nothing was charged.';
}
