import { done, viewInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireChangeableView } from './require-view.ts';

/** Deletes a view. Links that carry its query go on working; they only lose its name. */
export const removeView = organisationProcedure('views:write')
  .input(viewInput)
  .output(done)
  .mutation(({ ctx, input: { viewId } }) =>
    ctx.change(async (tx) => {
      const { room, name, query, shared } = await requireChangeableView(tx, ctx.caller, viewId);
      await tx.savedView.deleteMany({ where: { id: viewId } });
      // The trail keeps the query: nobody else can say what a shared view showed.
      const detail = { room, name, shared, ...(shared ? { query } : {}) };
      return {
        result: { done: true } as const,
        audit: { action: 'view.removed', targetKind: 'view', targetId: viewId, detail },
      };
    }),
  );
