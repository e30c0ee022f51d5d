import { createRouteInput, route } from '@agent-os/core/contracts';
import { insertRouteVersion, isNameTaken } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireCandidates } from './require-candidates.ts';
import { requireRoute } from './require-route.ts';
import { routeDetail } from './route-detail.ts';

/** A name that agents may ask for from now on, those whose list of models is empty or names it. */
export const createRoute = organisationProcedure('models:write')
  .input(createRouteInput)
  .output(route)
  .mutation(({ ctx, input: { name, definition, reason } }) => {
    const { caller, dependencies } = ctx;
    const { organisationId } = caller;
    const routeId = dependencies.random.newId('rte');
    return ctx.change(async (tx) => {
      await requireCandidates(tx, definition.candidates);
      if (await isNameTaken(tx, organisationId, name)) {
        throw new ApiError('conflict', `A model or a route is called ${name} already: choose another name.`);
      }
      const at = new Date(dependencies.clock.nowMs());
      await tx.route.create({ data: { id: routeId, organisationId, name, createdAt: at } });
      const author = { authorKind: caller.kind, authorId: caller.id, at };
      await insertRouteVersion(tx, { organisationId, routeId, version: 1, definition, reason, ...author });
      return {
        result: await requireRoute(tx, routeId),
        audit: {
          action: 'route.created',
          targetKind: 'route',
          targetId: routeId,
          detail: routeDetail({ name, version: 1, reason, definition }),
        },
      };
    });
  });
