import { getLoopPolicyInput, loopPolicyInForce } from '@agent-os/core/contracts';
import { requireAgent } from '../agents/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { policyInForce } from './policy-in-force.ts';

/** What is done about the loops of an agent, or of every agent that has no policy of its own. */
export const getLoopPolicy = organisationProcedure('agents:read')
  .input(getLoopPolicyInput)
  .output(loopPolicyInForce)
  .query(({ ctx, input: { agentId } }) =>
    ctx.read(async (tx) => {
      if (agentId !== undefined) await requireAgent(tx, agentId);
      return policyInForce(tx, ctx.caller.organisationId, agentId);
    }),
  );
