import { serviceClasses, type ServiceClass } from '../calls/index.ts';
import type { GroupOrdering } from '../policies/index.ts';

/** What a group of calls carries from one decision to the next. */
export interface GroupState {
  /** The names of the groups around it, from the outside in, and its own. */
  readonly path: readonly string[];
  /** Fair sharing: weighted tokens it has been served, lifted whenever it comes back. */
  readonly counter: number;
  /** Fair sharing: where the next one starts that comes when no other waits. */
  readonly floor: number;
  /** When it came or was last served: rising numbers. */
  readonly turn: number;
  /** Class shares: what is due to it, in thousandths of a start. */
  readonly owedThousandths: number;
  /** Starts since ageing last chose in it. */
  readonly startsSinceAgeing: number;
}

/** A group that nobody has heard of. */
export function freshGroup(path: readonly string[]): GroupState {
  return { path, counter: 0, floor: 0, turn: 0, owedThousandths: 0, startsSinceAgeing: 0 };
}

/** What a grouping sorts its groups by: smallest `first`, then `second`, then `third`. */
export interface GroupOrder {
  readonly first: number;
  readonly second: number;
  readonly third: number;
}

/** `bestOrder` is what the group's own best member is sorted by: the `second` of a group, the order of a call. */
export function orderOfGroup(ordering: GroupOrdering, group: GroupState, bestOrder: number): GroupOrder {
  switch (ordering.kind) {
    case 'strict_priority':
    case 'class_shares':
      return { first: serviceClasses.indexOf(group.path.at(-1) as ServiceClass), second: 0, third: 0 };
    case 'round_robin':
      return { first: group.turn, second: 0, third: 0 };
    case 'fair_share':
      return ordering.slackTokens === 0
        ? { first: group.counter, second: 0, third: group.turn }
        : { first: Math.floor(group.counter / ordering.slackTokens), second: bestOrder, third: group.turn };
  }
}
