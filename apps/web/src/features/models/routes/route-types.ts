import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type ModelRoute = RouterOutputs['routes']['list'][number];
export type RouteDefinition = ModelRoute['definition'];
export type RouteSavings = RouterOutputs['routes']['savings'][number];
export type RouteExplanation = RouterOutputs['routes']['explain'];

/** A row of the list of routes. */
export interface ListedRoute extends ModelRoute {
  /** Names of its candidates in order; empty: every model that meets the requirements. */
  readonly candidates: readonly string[];
  /** Today's; undefined until the figures are there. */
  readonly today: RouteSavings | undefined;
}
