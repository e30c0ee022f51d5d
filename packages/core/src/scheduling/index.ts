export { boundOnWaitMs, worstCrowd, type Crowd } from './bounds/index.ts';
export {
  overdueOf,
  serviceClasses,
  type Overdue,
  type CallUsage,
  type ProgramService,
  type ServiceClass,
  type WaitingCall,
  type WaitingEntry,
} from './calls/index.ts';
export {
  decideServiceClass,
  highestClaimOf,
  riskScoreOf,
  type RiskClass,
  type ServiceClassDecision,
  type ServiceClassFacts,
} from './classes/index.ts';
export {
  admissionRules,
  describeOrder,
  explainAdmission,
  type AdmissionReason,
  type AdmissionRule,
  type RefusalReason,
  type SchedulingDecision,
} from './decisions/index.ts';
export {
  serviceGapBound,
  ServiceGapMeter,
  type OwnerService,
  type ServiceGap,
  type ServiceGaps,
} from './fairness/index.ts';
export {
  decideSlotLease,
  shareSlots,
  slotsHeldAfter,
  turnAfter,
  turnMs,
  type ReplicaLease,
  type SlotLeaseDecision,
  type SlotLeaseSnapshot,
} from './leases/index.ts';
export { ownerKey, type PoolLimits } from './limits/index.ts';
export {
  policyNames,
  semanticPolicyFor,
  standardPolicies,
  type AgeingOrdering,
  type AttainedServiceOrdering,
  type CallOrdering,
  type ClassSharesOrdering,
  type DeadlineOrdering,
  type FairShareOrdering,
  type FifoOrdering,
  type GroupOrdering,
  type Ordering,
  type PolicyName,
  type PreemptionRule,
  type RaiseRule,
  type ResourceAwareOrdering,
  type RoundRobinOrdering,
  type SchedulingPolicy,
  type ServicePace,
  type ShortestRemainingOrdering,
  type StrictPriorityOrdering,
  withMarketWeights,
} from './policies/index.ts';
export {
  createPoolScheduler,
  StartPreview,
  type PoolOutline,
  type PoolScheduler,
  type PoolSnapshot,
  type ProgramEntry,
  type RunningEntry,
} from './pool/index.ts';
export type { RateBucket } from './rates/index.ts';
export { decideAdmissions } from './reference/index.ts';
export { memoryInUseOf, overdueAtOf, type GroupState } from './rules/index.ts';
export { ToolLedger, type AskedUse, type ToolLimit, type ToolUse, type ToolUser } from './tools/index.ts';
export {
  estimateWork,
  learnAnnouncement,
  learnCall,
  learnProgram,
  noHistory,
  type AgentHistory,
  type CallFacts,
  type WorkEstimate,
} from './estimates/index.ts';
export {
  PoolReplay,
  summariseWaits,
  type RecordedCall,
  type ReplayedCall,
  type ReplayedGap,
  type WaitSummary,
} from './what-if/index.ts';
