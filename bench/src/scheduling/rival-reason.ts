import type { AdmissionReason } from '@agent-os/core/scheduling';

/** What a rival says about its starts: nothing but its name. */
export function rivalReason(policy: string): AdmissionReason {
  const overtook = { critical: 0, interactive: 0, standard: 0, batch: 0 };
  return { policy, rules: [], serviceClass: 'standard', queuedAs: 'standard', waitedMs: 0, fairShare: null, overtook };
}
