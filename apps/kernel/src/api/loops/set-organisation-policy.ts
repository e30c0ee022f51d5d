import { loopPolicyInForce, setLoopPolicyInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { policyInForce } from './policy-in-force.ts';
import { setPolicy } from './set-policy.ts';

/** What is done about the loops of every agent that has no policy of its own; null goes back to the one built in. */
export const setOrganisationPolicy = organisationProcedure('organisation:write')
  .input(setLoopPolicyInput)
  .output(loopPolicyInForce)
  .mutation(({ ctx, input }) => {
    const { caller, dependencies } = ctx;
    const { organisationId } = caller;
    return ctx.change(async (tx) => {
      const detail = await setPolicy(tx, caller, null, input, dependencies.clock.nowMs());
      return {
        result: await policyInForce(tx, organisationId, undefined),
        audit: { action: 'loop_policy.set', targetKind: 'organisation', targetId: organisationId, detail },
      };
    });
  });
