import { moveAgentsInput, moveAgentsResult } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { assertPlace } from './assert-place.ts';
import { applyBulkChange } from './bulk-change.ts';
import { raiseVersions } from './raise-versions.ts';

/** Moves many agents to another department and, if named, a team of it, as a new version of each. */
export const moveAgents = organisationProcedure('agents:write')
  .input(moveAgentsInput)
  .output(moveAgentsResult)
  .mutation(({ ctx, input: { changes, reason } }) =>
    ctx.change(async (tx) => {
      for (const place of changes) await assertPlace(tx, place);
      const applied = await applyBulkChange(tx, {
        changes,
        currentOf: ({ department, team }) => ({ departmentId: department.id, teamId: team?.id ?? null }),
        write: (ids, { departmentId, teamId }) =>
          tx.agent.updateMany({ where: { id: { in: ids } }, data: { departmentId, teamId } }),
        auditOf: ({ id, slug }, before, after) => ({
          action: 'agent.moved',
          targetKind: 'agent',
          targetId: id,
          detail: {
            slug,
            fromDepartmentId: before.departmentId,
            fromTeamId: before.teamId,
            toDepartmentId: after.departmentId,
            toTeamId: after.teamId,
            reason,
          },
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
