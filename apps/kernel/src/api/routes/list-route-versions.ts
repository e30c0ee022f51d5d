import { route, routeInput } from '@agent-os/core/contracts';
import { listRouteVersions as listVersionRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { requireRoute } from './require-route.ts';
import { routeWire } from './route-wire.ts';

const versionsShown = 50;

/** The latest versions of a route with who made them and why, the newest first. */
export const listRouteVersions = organisationProcedure('models:read')
  .input(routeInput)
  .output(route.array())
  .query(({ ctx, input: { routeId } }) =>
    ctx.read(async (tx) => {
      await requireRoute(tx, routeId);
      return (await listVersionRows(tx, routeId, versionsShown)).map(routeWire);
    }),
  );
