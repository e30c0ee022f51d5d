import { savedView, saveViewInput, viewsPerPersonMax } from '@agent-os/core/contracts';
import { lockAndCountViews } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireChangeableView, requireView } from './require-view.ts';
import { personIdOf } from './view-wire.ts';

/** Makes a view of the caller; with `viewId` changes that one instead. A view never moves to another room. */
export const saveView = organisationProcedure('views:write')
  .input(saveViewInput)
  .output(savedView)
  .mutation(({ ctx, input: { viewId, room, name, query, shared } }) => {
    const { caller } = ctx;
    const detail = { room, name, shared };
    if (viewId !== undefined) {
      return ctx.change(async (tx) => {
        const present = await requireChangeableView(tx, caller, viewId);
        if (present.room !== room) {
          throw new ApiError('invalid', `This view belongs to ${present.room}: save a new one.`);
        }
        await tx.savedView.updateMany({ where: { id: viewId }, data: { name, query, shared } });
        const audit = { action: 'view.changed', targetKind: 'view', targetId: viewId, detail };
        // What an owner stops sharing goes out of their own sight.
        return { result: { ...present, name, query, shared, updatedAt: ctx.dependencies.clock.nowMs() }, audit };
      });
    }
    const personId = personIdOf(caller);
    if (personId === undefined) throw new ApiError('forbidden', 'Views belong to people: sign in to save one.');
    const id = ctx.dependencies.random.newId('viw');
    return ctx.change(async (tx) => {
      if ((await lockAndCountViews(tx, personId)) >= viewsPerPersonMax) {
        throw new ApiError('conflict', `You have ${viewsPerPersonMax} views, the most there can be: delete one first.`);
      }
      const { organisationId } = caller;
      await tx.savedView.create({ data: { id, organisationId, personId, room, name, query, shared } });
      const audit = { action: 'view.saved', targetKind: 'view', targetId: id, detail };
      return { result: await requireView(tx, caller, id), audit };
    });
  });
