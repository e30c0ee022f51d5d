import { trpc } from '../trpc.ts';
import { getPoolQueue } from './get-pool-queue.ts';
import { getPoolTimeline } from './get-pool-timeline.ts';
import { listPoolPolicyVersions } from './list-pool-policy-versions.ts';
import { listPolicyPresets } from './list-policy-presets.ts';
import { listPoolStatuses } from './list-pool-statuses.ts';
import { listToolLimits } from './list-tool-limits.ts';
import { setPoolPolicy } from './set-pool-policy.ts';
import { setToolLimits } from './set-tool-limits.ts';
import { askWhatIf } from './ask-what-if.ts';

export const schedulerRouter = trpc.router({
  pools: listPoolStatuses,
  queue: getPoolQueue,
  timeline: getPoolTimeline,
  presets: listPolicyPresets,
  policyVersions: listPoolPolicyVersions,
  setPolicy: setPoolPolicy,
  whatIf: askWhatIf,
  toolLimits: listToolLimits,
  setToolLimits,
});
