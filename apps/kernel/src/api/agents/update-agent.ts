import { agent, updateAgentInput } from '@agent-os/core/contracts';
import { configurationOf } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { agentWire } from './agent-wire.ts';
import { assertMember } from './assert-member.ts';
import { assertPlace } from './assert-place.ts';
import { changedFields } from './changed-fields.ts';
import { raiseVersions } from './raise-versions.ts';
import { requireAgent, requireAgents } from './require-agent.ts';

/**
 * Changes what is given, as a new version. An agent that moves to another department leaves its team, unless a new one
 * is given. What changes nothing makes no version.
 */
export const updateAgent = organisationProcedure('agents:write')
  .input(updateAgentInput)
  .output(agent)
  .mutation(({ ctx, input: { agentId, ...given } }) =>
    ctx.change(async (tx) => {
      const { caller, dependencies } = ctx;
      const [before] = await requireAgents(tx, [agentId]);
      const departmentId = given.departmentId ?? before.department.id;
      const staysPut = departmentId === before.department.id;
      const teamId = given.teamId === undefined ? (staysPut ? (before.team?.id ?? null) : null) : given.teamId;
      const ownerPersonId = given.ownerPersonId === undefined ? (before.owner?.id ?? null) : given.ownerPersonId;
      const riskClass = given.riskClass === undefined ? before.riskClass : given.riskClass;
      await assertPlace(tx, { departmentId, teamId });
      if (ownerPersonId !== (before.owner?.id ?? null)) await assertMember(tx, ownerPersonId);
      const { name = before.name, purpose = before.purpose, allowedModels = before.allowedModels } = given;
      const { shareIdenticalCalls = before.shareIdenticalCalls, reuseAnswers = before.reuseAnswers } = given;
      const reuse = { shareIdenticalCalls, reuseAnswers };
      const { capabilities = before.capabilities, minInstances = before.minInstances } = given;
      const { maxInstances = before.maxInstances, tasksPerInstance = before.tasksPerInstance } = given;
      if (minInstances > maxInstances) {
        throw new ApiError('invalid', `Give at least ${minInstances} instances at most, or a smaller minimum.`);
      }
      const work = { capabilities, minInstances, maxInstances, tasksPerInstance };
      const data = { ...work, ...reuse, name, purpose, allowedModels, departmentId, teamId, ownerPersonId, riskClass };
      await tx.agent.updateMany({ where: { id: agentId }, data });
      let after = await requireAgent(tx, agentId);
      const changed = changedFields(configurationOf(before), configurationOf(after));
      if (changed.length > 0) {
        await raiseVersions(tx, [after], { caller, reason: '', nowMs: dependencies.clock.nowMs() });
        after = await requireAgent(tx, agentId);
      }
      const detail = {
        changed,
        version: after.version,
        name,
        departmentId,
        teamId,
        riskClass,
        allowedModels,
        ...work,
        ...reuse,
      };
      const audit = { action: 'agent.updated', targetKind: 'agent', targetId: agentId, detail };
      return { result: agentWire(after), audit };
    }),
  );
