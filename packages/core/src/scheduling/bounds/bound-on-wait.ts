import { serviceClasses, type ServiceClass } from '../calls/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { GroupOrdering, SchedulingPolicy } from '../policies/index.ts';
import { mostPassesOf, thousandths } from '../rules/index.ts';
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
  const bounds = guaranteesOf(policy, serviceClass).flatMap(({ afterMs, everyStarts }) => {
    const own = startsOfOwnCalls(policy, serviceClass, crowd) * everyStarts;
    const starts = startsAround(policy, serviceClass, own, { crowd, slots: limits.slots });
    if (starts === null) return [];
    // Where size matters, a call may be passed over, and one that holds all the memory leaves a single slot.
    const sized = limits.kvTokens !== null || limits.tokensPerMinute !== null;
    const turns = sized ? starts * (2 * mostPassesOf(policy) + 2) : Math.ceil(starts / Math.max(1, limits.slots));
    const capped = limits.slotsPerAgent !== null || Object.keys(limits.slotsByAgent).length > 0;
    return [afterMs + (turns + (capped ? own : 0) + 1) * longestServiceMs];
  });
  return bounds.length === 0 ? null : Math.min(...bounds);
}

/** From when on, and at every which start of its group, the call that has waited longest goes first. */
interface Guarantee {
  readonly afterMs: number;
  readonly everyStarts: number;
}

function guaranteesOf(policy: SchedulingPolicy, serviceClass: ServiceClass): Guarantee[] {
  // Small contexts first delays by passing over, which is bounded in its own way.
  const first = policy.calls.find((ordering) => ordering.kind !== 'resource_aware');
  if (first === undefined || first.kind === 'fifo') return [{ afterMs: 0, everyStarts: 1 }];
  if (first.kind !== 'ageing') return [];
  const targetMs = first.targetMs[serviceClass];
  const { everyStarts, late } = first;
  return [
    { afterMs: targetMs, everyStarts: everyStarts ?? 1 },
    ...(late === null ? [] : [{ afterMs: targetMs + late.afterMs, everyStarts: late.everyStarts }]),
  ];
}

/** Starts of calls that came before, in the innermost group: again after every interruption. */
function startsOfOwnCalls(policy: SchedulingPolicy, serviceClass: ServiceClass, crowd: Crowd): number {
  const grouped = policy.groups.some(({ kind }) => kind === 'fair_share' || kind === 'round_robin');
  const agents = crowd.ownersByLevel.reduce((product, owners) => product * owners, 1);
  const { preemption } = policy;
  const interruptions = preemption?.victimClass === serviceClass ? preemption.atMostTimes : 0;
  return (grouped ? 1 : agents) * crowd.callsOfAgent * (1 + interruptions);
}

/** Starts in the whole pool while the innermost group makes this many; `null`: any number. */
function startsAround(
  policy: SchedulingPolicy,
  serviceClass: ServiceClass,
  own: number,
  around: { readonly crowd: Crowd; readonly slots: number },
): number | null {
  let starts: number | null = own;
  for (const grouping of policy.groups.toReversed()) {
    if (starts !== null) starts = startsOfGrouping(grouping, starts, serviceClass, around);
  }
  return starts;
}

/** How many starts a grouping makes while one of its groups makes this many; `null`: any number. */
function startsOfGrouping(
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
