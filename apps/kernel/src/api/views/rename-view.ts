import { renameViewInput, savedView } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireChangeableView } from './require-view.ts';

export const renameView = organisationProcedure('views:write')
  .input(renameViewInput)
  .output(savedView)
  .mutation(({ ctx, input: { viewId, name } }) =>
    ctx.change(async (tx) => {
      const { name: from, room } = await requireChangeableView(tx, ctx.caller, viewId);
      await tx.savedView.updateMany({ where: { id: viewId }, data: { name } });
      const audit = { action: 'view.renamed', targetKind: 'view', targetId: viewId, detail: { room, from, to: name } };
      return { result: await requireChangeableView(tx, ctx.caller, viewId), audit };
    }),
  );
