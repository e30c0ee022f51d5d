export { differInWeightsOnly } from './differ-in-weights-only.ts';
export type {
  AgeingOrdering,
  AttainedServiceOrdering,
  CallOrdering,
  ClassSharesOrdering,
  DeadlineOrdering,
  FairShareOrdering,
  FifoOrdering,
  GroupOrdering,
  Ordering,
  ResourceAwareOrdering,
  RoundRobinOrdering,
  ShortestRemainingOrdering,
  StrictPriorityOrdering,
} from './ordering.ts';
export type { PreemptionRule, RaiseRule, SchedulingPolicy, ServicePace } from './scheduling-policy.ts';
export { semanticPolicyFor } from './semantic-policy-for.ts';
export { policyNames, standardPolicies, type PolicyName } from './standard-policies.ts';
export { withMarketWeights } from './with-market-weights.ts';
