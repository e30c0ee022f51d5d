import { setAgentStatesInput, setAgentStatesResult } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { applyBulkChange } from './bulk-change.ts';

/** Suspends, resumes or retires many agents at once, with one reason and one event each. */
export const setAgentStates = organisationProcedure('agents:write')
  .input(setAgentStatesInput)
  .output(setAgentStatesResult)
  .mutation(({ ctx, input: { changes, reason } }) =>
    ctx.change(async (tx) =>
      applyBulkChange(tx, {
        changes,
        currentOf: ({ state }) => ({ state }),
        write: (ids, { state }) => tx.agent.updateMany({ where: { id: { in: ids } }, data: { state } }),
        auditOf: ({ id, slug }, before, after) => ({
          action: 'agent.state_changed',
          targetKind: 'agent',
          targetId: id,
          detail: { slug, from: before.state, to: after.state, reason },
        }),
      }),
    ),
  );
