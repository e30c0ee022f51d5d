import { outcomesInput, outcomesPage } from '@agent-os/core/contracts';
import { listOutcomes as readOutcomes } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { outcomesWire } from './outcome-wire.ts';

/** Outcomes, the newest first: a page, and where the next one begins. */
export const listOutcomes = organisationProcedure('finance:read')
  .input(outcomesInput)
  .output(outcomesPage)
  .query(async ({ ctx, input: { cursor, limit, state, kind, agentId, departmentId, from, to } }) => {
    const [atText = '', ...taskId] = cursor?.split('_') ?? [];
    const after = cursor === undefined ? undefined : { atMs: Number(atText), taskId: taskId.join('_') };
    const filter = { state, kind, agentId, departmentId, fromMs: from, toMs: to, after };
    return ctx.read(async (tx) => {
      const rows = await readOutcomes(tx, filter, limit + 1);
      const items = await outcomesWire(tx, rows.slice(0, limit), ctx.dependencies.clock.nowMs());
      const last = items.at(-1);
      return { items, next: rows.length > limit && last !== undefined ? `${last.at}_${last.taskId}` : null };
    });
  });
