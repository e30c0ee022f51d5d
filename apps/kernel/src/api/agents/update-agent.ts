import { agent, updateAgentInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { agentWire } from './agent-wire.ts';
import { assertPlace } from './assert-place.ts';
import { requireAgent } from './require-agent.ts';

/** Changes what is given. An agent that moves to another department leaves its team, unless a new one is given. */
export const updateAgent = organisationProcedure('agents:write')
  .input(updateAgentInput)
  .output(agent)
  .mutation(({ ctx, input: { agentId, ...given } }) =>
    ctx.change(async (tx) => {
      const before = await requireAgent(tx, agentId);
      const departmentId = given.departmentId ?? before.department.id;
      const staysPut = departmentId === before.department.id;
      const teamId = given.teamId === undefined ? (staysPut ? (before.team?.id ?? null) : null) : given.teamId;
      await assertPlace(tx, { departmentId, teamId });
      const { name = before.name, purpose = before.purpose, allowedModels = before.allowedModels } = given;
      await tx.agent.updateMany({
        where: { id: agentId },
        data: { name, purpose, allowedModels, departmentId, teamId },
      });
      const detail = { changed: Object.keys(given), name, departmentId, teamId, allowedModels };
      const audit = { action: 'agent.updated', targetKind: 'agent', targetId: agentId, detail };
      return { result: agentWire(await requireAgent(tx, agentId)), audit };
    }),
  );
