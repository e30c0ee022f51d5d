import { route, setRouteInput } from '@agent-os/core/contracts';
import { insertRouteVersion, lockRoute } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireCandidates } from './require-candidates.ts';
import { requireRoute } from './require-route.ts';
import { routeDetail } from './route-detail.ts';

/** A new version of a route, from the next call on. Calls under way go on by the plan that they have. */
export const setRoute = organisationProcedure('models:write')
  .input(setRouteInput)
  .output(route)
  .mutation(({ ctx, input: { routeId, expectedVersion, definition, reason } }) => {
    const { caller, dependencies } = ctx;
    const { organisationId } = caller;
    return ctx.change(async (tx) => {
      const before = await lockRoute(tx, routeId);
      if (before === undefined) throw notFound('route');
      if (before !== expectedVersion) {
        throw new ApiError(
          'conflict',
          'Somebody changed this route meanwhile. Reload, look at it, and change it again.',
        );
      }
      await requireCandidates(tx, definition.candidates);
      const author = { authorKind: caller.kind, authorId: caller.id, at: new Date(dependencies.clock.nowMs()) };
      const version = before + 1;
      await insertRouteVersion(tx, { organisationId, routeId, version, definition, reason, ...author });
      const result = await requireRoute(tx, routeId);
      const detail = routeDetail(result);
      return { result, audit: { action: 'route.changed', targetKind: 'route', targetId: routeId, detail } };
    });
  });
