export { chooseRoute, type LeftOutCandidate, type PlannedCandidate, type RoutePlan } from './choose-route.ts';
export {
  applyOutcome,
  beginAttempt,
  breakerAdmits,
  closedBreaker,
  type BreakerOutcome,
  type BreakerState,
} from './circuit-breaker.ts';
export { mayAskAnother } from './decide-fallback.ts';
export { decidePause, limitsRate, type RateLimits } from './decide-pause.ts';
export { decideRetry, type AttemptFailure, type RetryDecision } from './decide-retry.ts';
export { decideRoute, type CallProtocol, type RoutableModel } from './decide-route.ts';
export type { RoutedCallFacts } from './exclusion-of.ts';
export { naiveCosts } from './naive-costs.ts';
export { nothingMeasured, RollingMeasure, type MeasuredSpeed } from './rolling-measure.ts';
export type { RouteCandidate, RouteModel } from './route-candidate.ts';
export type { DataClass, ModelAbility, RouteDefinition, RouteExclusion, RouteStrategy } from './route-definition.ts';
export { dataClasses, modelAbilities, routeExclusions, routeStrategies } from './route-choices.ts';
