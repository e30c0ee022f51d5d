import { loopPolicyInForce, setAgentLoopPolicyInput } from '@agent-os/core/contracts';
import { requireAgents } from '../agents/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { policyInForce } from './policy-in-force.ts';
import { setPolicy } from './set-policy.ts';

/** A policy for one agent; null gives it back to the organisation's. Counts from its next call. */
export const setAgentPolicy = organisationProcedure('agents:write')
  .input(setAgentLoopPolicyInput)
  .output(loopPolicyInForce)
  .mutation(({ ctx, input: { agentId, ...change } }) => {
    const { caller, dependencies } = ctx;
    return ctx.change(async (tx) => {
      const [{ slug }] = await requireAgents(tx, [agentId]);
      const written = await setPolicy(tx, caller, agentId, change, dependencies.clock.nowMs());
      return {
        result: await policyInForce(tx, caller.organisationId, agentId),
        audit: { action: 'loop_policy.set', targetKind: 'agent', targetId: agentId, detail: { slug, ...written } },
      };
    });
  });
