export { decidePause, limitsRate, type RateLimits } from './decide-pause.ts';
export { decideRetry, type AttemptFailure, type RetryDecision } from './decide-retry.ts';
export { decideRoute, type CallProtocol, type RoutableModel } from './decide-route.ts';
