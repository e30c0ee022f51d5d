import type { providerBreaker } from '@agent-os/core/contracts';
import type { ModelPrice } from '@agent-os/core/economy';
import type { RoutedCallFacts, RouteDefinition, RouteModel, RoutePlan } from '@agent-os/core/routing';
import type { z } from 'zod';

export type BreakerNow = z.infer<typeof providerBreaker>;
/** Whom a route would ask now. */
export type RouteOutlook = RoutePlan<RouteModel & { readonly prices: readonly ModelPrice[] }>;

/** What this kernel knows of models and providers from the calls that it has served. */
export interface RouteStates {
  /** The choice that a call would meet that came now; nothing is called. */
  explainRoute(organisationId: string, route: RouteDefinition, call: RoutedCallFacts): RouteOutlook;
  /** One for each provider that has a model. */
  breakersNow(organisationId: string): readonly BreakerNow[];
}
