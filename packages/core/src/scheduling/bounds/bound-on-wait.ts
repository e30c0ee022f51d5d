import { serviceClasses, type ServiceClass } from '../calls/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { AgeingOrdering, GroupOrdering, SchedulingPolicy } from '../policies/index.ts';
import { thousandths } from '../rules/index.ts';
import { worstCrowd, type Crowd } from './crowd.ts';

/**
 * The longest that a call of this class can wait for its first start (invariant 6), in ms; `null` when the policy
 * bounds nothing. Time in which the pool is paused, or closed by a limit per minute, is not in it.
 *
 * It counts starts from the inside out: of the call's own group until its turn has come, of the owners beside it, of
 * the other classes; each slot starts one call at least every `longestServiceMs`. See docs/decisions/0007.
 */
export function boundOnWaitMs(
  policy: SchedulingPolicy,
  limits: PoolLimits,
  serviceClass: ServiceClass,
  longestServiceMs: number,
  crowd: Crowd = worstCrowd(limits),
): number | null {
  const own = startsOfOwnGroup(policy, crowd);
  if (own === null) return null;
  let starts = own.starts;
  for (const grouping of policy.groups.toReversed()) {
    const around = startsAround(grouping, starts, serviceClass, { crowd, slots: limits.slots });
    if (around === null) return null;
    starts = around;
  }
  // Where size matters, a call may be passed over, and one that holds all the memory leaves a single slot.
  const sized = limits.kvTokens !== null || limits.tokensPerMinute !== null;
  const turns = sized ? starts * (2 * policy.maxPassedOver + 2) : Math.ceil(starts / Math.max(1, limits.slots));
  const capped = limits.slotsPerAgent !== null || Object.keys(limits.slotsByAgent).length > 0;
  const waitsForOwnSlots = capped ? own.starts : 0;
  return (own.ageing?.targetMs[serviceClass] ?? 0) + (turns + waitsForOwnSlots + 1) * longestServiceMs;
}

/** How many starts of its innermost group may go before a call, once it is overdue. */
function startsOfOwnGroup(
  policy: SchedulingPolicy,
  crowd: Crowd,
): { readonly starts: number; readonly ageing: AgeingOrdering | undefined } | null {
  // Small contexts first delays by passing over, which is bounded in its own way.
  const first = policy.calls.find((ordering) => ordering.kind !== 'resource_aware');
  const grouped = policy.groups.some(({ kind }) => kind === 'fair_share' || kind === 'round_robin');
  const agents = crowd.ownersByLevel.reduce((product, owners) => product * owners, 1);
  const inGroup = (grouped ? 1 : agents) * crowd.callsOfAgent;
  const repeats = 1 + (policy.preemption?.atMostTimes ?? 0);
  if (first === undefined || first.kind === 'fifo') return { starts: inGroup * repeats, ageing: undefined };
  if (first.kind !== 'ageing') return null;
  return { starts: inGroup * repeats * (first.everyStarts ?? 1), ageing: first };
}

/** How many starts a grouping makes while one of its groups makes this many; `null`: any number. */
function startsAround(
  grouping: GroupOrdering,
  starts: number,
  serviceClass: ServiceClass,
  { crowd, slots }: { readonly crowd: Crowd; readonly slots: number },
): number | null {
  switch (grouping.kind) {
    case 'round_robin': {
      const agents = crowd.ownersByLevel.reduce((product, owners) => product * owners, 1);
      return (starts + 1) * agents;
    }
    case 'fair_share': {
      // Another owner starts until its counter has passed this one's: the lead of the one, what runs uncharged, and slack.
      const ahead = 1 + Math.ceil(grouping.slackTokens / crowd.cheapestTokens);
      return crowd.ownersByLevel.reduceRight(
        (inside, owners) => inside + (owners - 1) * (Math.ceil((inside + 2 * slots + 1) * crowd.costRatio) + ahead),
        starts,
      );
    }
    case 'strict_priority':
      return serviceClass === serviceClasses[0] ? starts : null;
    case 'class_shares': {
      const others = serviceClasses.filter((name) => name !== serviceClass);
      const taken = others.reduce((sum, name) => sum + thousandths(grouping.minimumShare[name]), 0);
      const own = thousandths(grouping.minimumShare[serviceClass]);
      const share = serviceClass === serviceClasses[0] ? Math.max(own, 1000 - taken) : own;
      // Shares fall due at different times: each other class may be served once before.
      return share <= 0 ? null : Math.ceil((starts * 1000) / share) + 2 * others.length;
    }
  }
}
