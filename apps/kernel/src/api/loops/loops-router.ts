import { trpc } from '../trpc.ts';
import { clearLoop } from './clear-loop.ts';
import { getLoopPolicy } from './get-loop-policy.ts';
import { listLoops } from './list-loops.ts';
import { listPolicyVersions } from './list-policy-versions.ts';
import { setAgentPolicy } from './set-agent-policy.ts';
import { setOrganisationPolicy } from './set-organisation-policy.ts';

export const loopsRouter = trpc.router({
  list: listLoops,
  clear: clearLoop,
  policy: getLoopPolicy,
  policyVersions: listPolicyVersions,
  setPolicy: setOrganisationPolicy,
  setAgentPolicy,
});
