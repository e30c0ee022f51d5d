import {
  createPoolScheduler,
  type PolicyName,
  type PoolLimits,
  type PoolScheduler,
  type SchedulingPolicy,
  semanticPolicyFor,
  type ServicePace,
  standardPolicies,
} from '@agent-os/core/scheduling';
import { type CallEstimator, decodeStepMs, exactEstimator, type ModelProfile } from '@agent-os/core/sim';
import { createBatchBarrierScheduler } from './batch-barrier.ts';
import { createLearningEstimator, createOracleEstimator } from './estimators.ts';
import { withoutOwners } from './without-owners.ts';

export type ContenderName =
  | 'aios_batch_barrier'
  | 'fifo'
  | 'round_robin'
  | 'priority_without_ageing'
  | 'vtc'
  | 'plas'
  | 'srpt_oracle'
  | 'semantic'
  | 'semantic_unannounced'
  | 'semantic_knowing'
  | 'semantic_one_owner'
  | 'semantic_one_owner_no_ageing';

export interface Contender {
  readonly name: ContenderName;
  readonly createScheduler: (profile: ModelProfile) => PoolScheduler;
  readonly createEstimator: (profile: ModelProfile, seed: number, singleCalls: boolean) => CallEstimator;
}

/** How far off announced steps are: two of three lie within a factor of 1.3. */
export const announcementLogDeviation = 0.25;

/** A server's own limits and no others: the contenders differ in their order alone. */
export function limitsOf(profile: ModelProfile): PoolLimits {
  return {
    slots: profile.slots,
    kvTokens: profile.kvTokens,
    tokensPerMinute: null,
    requestsPerMinute: null,
    slotsPerAgent: null,
    slotsByAgent: {},
    queueLimit: 1_000_000,
  };
}

/** What a token costs the server when it is full: the work by which remaining and attained service are counted. */
function paceOf(profile: ModelProfile): ServicePace {
  return {
    msPerInputToken: profile.prefillMsPerToken,
    msPerOutputToken: decodeStepMs(profile, profile.slots) / profile.slots,
  };
}

function ours(
  name: ContenderName,
  policy: PolicyName,
  knows: 'past' | 'announced' | 'lengths' | 'future' = 'past',
): Contender {
  return {
    name,
    createScheduler: (profile) => schedulerOf(policy, profile),
    createEstimator: (profile, seed, singleCalls) => {
      if (knows === 'future') return createOracleEstimator(profile);
      if (knows === 'lengths') return exactEstimator;
      if (singleCalls) return createLearningEstimator({ kind: 'single_calls' });
      if (knows === 'past') return createLearningEstimator({ kind: 'none' });
      return createLearningEstimator({ kind: 'steps', seed, logDeviation: announcementLogDeviation });
    },
  };
}

function schedulerOf(
  policy: PolicyName,
  profile: ModelProfile,
  change?: (chosen: SchedulingPolicy) => SchedulingPolicy,
) {
  const limits = limitsOf(profile);
  const chosen = policy === 'semantic' ? semanticPolicyFor(limits) : standardPolicies[policy];
  const paced = { ...chosen, pace: paceOf(profile) };
  return createPoolScheduler(change === undefined ? paced : change(paced), limits, 1);
}

function withoutAgeing(policy: SchedulingPolicy): SchedulingPolicy {
  return { ...policy, calls: policy.calls.filter(({ kind }) => kind !== 'ageing') };
}

/** Everyone that runs on the simulated server. All but AIOS's are policies of our own scheduler. */
export const contenders: readonly Contender[] = [
  {
    ...ours('aios_batch_barrier', 'fifo'),
    createScheduler: ({ slots }) => createBatchBarrierScheduler(slots),
  },
  ours('fifo', 'fifo'),
  ours('round_robin', 'round_robin'),
  ours('priority_without_ageing', 'strict_priority'),
  ours('vtc', 'fair_share'),
  ours('plas', 'attained_service'),
  ours('srpt_oracle', 'shortest_remaining', 'future'),
  ours('semantic', 'semantic', 'announced'),
  ours('semantic_unannounced', 'semantic'),
  // What the distance from the oracle is made of: it knows all lengths, shares with nobody, and lets large programs wait without a bound.
  ours('semantic_knowing', 'semantic', 'lengths'),
  {
    ...ours('semantic_one_owner', 'semantic', 'announced'),
    createScheduler: (profile) => withoutOwners(schedulerOf('semantic', profile)),
  },
  {
    ...ours('semantic_one_owner_no_ageing', 'semantic', 'announced'),
    createScheduler: (profile) => withoutOwners(schedulerOf('semantic', profile, withoutAgeing)),
  },
];
