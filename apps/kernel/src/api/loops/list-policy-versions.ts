import { getLoopPolicyInput, loopPolicyVersions } from '@agent-os/core/contracts';
import { listLoopPolicyVersions } from '@agent-os/db';
import { requireAgent } from '../agents/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { policyVersionWire } from './loop-wire.ts';

const versionsShown = 50;

/** The policies that an agent, or the organisation, has had, with who set them and why. */
export const listPolicyVersions = organisationProcedure('agents:read')
  .input(getLoopPolicyInput)
  .output(loopPolicyVersions)
  .query(({ ctx, input: { agentId } }) =>
    ctx.read(async (tx) => {
      if (agentId !== undefined) await requireAgent(tx, agentId);
      const rows = await listLoopPolicyVersions(tx, agentId ?? ctx.caller.organisationId, versionsShown);
      return rows.map(policyVersionWire);
    }),
  );
