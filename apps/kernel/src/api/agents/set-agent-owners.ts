import { setAgentOwnersInput, setAgentOwnersResult } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { assertMember } from './assert-member.ts';
import { applyBulkChange } from './bulk-change.ts';
import { raiseVersions } from './raise-versions.ts';

/** Gives many agents another owner, or none, as a new version of each. */
export const setAgentOwners = organisationProcedure('agents:write')
  .input(setAgentOwnersInput)
  .output(setAgentOwnersResult)
  .mutation(({ ctx, input: { changes, reason } }) =>
    ctx.change(async (tx) => {
      for (const personId of new Set(changes.map(({ ownerPersonId }) => ownerPersonId))) {
        await assertMember(tx, personId);
      }
      const applied = await applyBulkChange(tx, {
        changes,
        currentOf: ({ owner }) => ({ ownerPersonId: owner?.id ?? null }),
        write: (ids, { ownerPersonId }) => tx.agent.updateMany({ where: { id: { in: ids } }, data: { ownerPersonId } }),
        auditOf: ({ id, slug }, before, after) => ({
          action: 'agent.owner_changed',
          targetKind: 'agent',
          targetId: id,
          detail: { slug, from: before.ownerPersonId, to: after.ownerPersonId, reason },
        }),
      });
      await raiseVersions(tx, applied.changedAgents, {
        caller: ctx.caller,
        reason,
        nowMs: ctx.dependencies.clock.nowMs(),
      });
      return applied;
    }),
  );
