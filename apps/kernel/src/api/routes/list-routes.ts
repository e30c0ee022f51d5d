import { route } from '@agent-os/core/contracts';
import { listRoutes as listRouteRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { routeWire } from './route-wire.ts';

/** Every route as it is now, by name. */
export const listRoutes = organisationProcedure('models:read')
  .output(route.array())
  .query(({ ctx }) => ctx.read(async (tx) => (await listRouteRows(tx)).map(routeWire)));
