import type { SchedulingPolicy } from '../policies/index.ts';

/** A call that was passed over so often has all memory that comes free held for it. */
export function isHeld(timesPassedOver: number, policy: SchedulingPolicy): boolean {
  return timesPassedOver > policy.maxPassedOver;
}

/** How many calls go before one that does not fit, whether they pass it or start beside it; the preempting class not counted. */
export function mostPassesOf({ maxPassedOver, maxStartedBeside }: SchedulingPolicy): number {
  return maxPassedOver + maxStartedBeside;
}

/** The class that may preempt passes a held call as often again, so that a large call of low class stops nobody urgent. */
export function mayBePassedByUrgent(timesPassedOver: number, policy: SchedulingPolicy): boolean {
  return policy.preemption !== null && timesPassedOver <= 2 * mostPassesOf(policy);
}

/** Whether the policy asks for the class first: only then is it known who is next of a class. */
export function groupsByClass(policy: SchedulingPolicy): boolean {
  const outermost = policy.groups[0]?.kind;
  return outermost === 'class_shares' || outermost === 'strict_priority';
}
