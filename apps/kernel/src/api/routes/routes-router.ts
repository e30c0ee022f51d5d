import { trpc } from '../trpc.ts';
import { createRoute } from './create-route.ts';
import { explainRoute } from './explain-route.ts';
import { getRouteSavings } from './get-route-savings.ts';
import { listBreakers } from './list-breakers.ts';
import { listModelQualities } from './list-model-qualities.ts';
import { listRoutes } from './list-routes.ts';
import { listRouteVersions } from './list-route-versions.ts';
import { setModelQuality } from './set-model-quality.ts';
import { setRoute } from './set-route.ts';

export const routesRouter = trpc.router({
  list: listRoutes,
  versions: listRouteVersions,
  create: createRoute,
  set: setRoute,
  explain: explainRoute,
  savings: getRouteSavings,
  breakers: listBreakers,
  qualities: listModelQualities,
  setQuality: setModelQuality,
});
