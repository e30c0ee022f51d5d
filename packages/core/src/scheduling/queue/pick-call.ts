import type { QueuedCall } from '../calls/index.ts';
import type { AdmissionRule } from '../decisions/index.ts';
import { isOwed } from '../rules/index.ts';
import { fitsInto, type Room } from './need-aggregate.ts';
import type { QueueNode } from './queue-node.ts';

/** Who goes next, and what decided it. */
export interface PickedCall {
  readonly queued: QueuedCall;
  readonly group: QueueNode;
  /** From the outside in. */
  readonly rules: readonly AdmissionRule[];
}

export interface PickCircumstances {
  readonly clock: number;
  /** 0 to 1; 1 keeps small contexts from going first. */
  readonly freeMemory: number;
  readonly room: Room;
  /** No call of this agent is picked. */
  readonly exceptAgent?: string | undefined;
}

/** The next call of a group by its policy, among those that fit; undefined when none does. */
export function pickCall(group: QueueNode, now: PickCircumstances): PickedCall | undefined {
  const { calls, ordering } = group;
  if (calls !== undefined) {
    const { startsSinceAgeing } = group.state;
    const { clock, freeMemory, room, exceptAgent } = now;
    const picked = calls.pick({ clock, freeMemory, startsSinceAgeing }, room, exceptAgent);
    return picked && { queued: picked.queued, group, rules: [picked.rule] };
  }
  if (ordering === undefined) return undefined;
  if (ordering.kind === 'class_shares') {
    for (const member of owedMembers(group)) {
      const picked = pickCall(member, now);
      if (picked !== undefined) return { ...picked, rules: ['minimum_share', ...picked.rules] };
    }
  }
  return group.open.search(
    (least) => fitsInto(now.room, least),
    (member) => {
      const picked = pickCall(member, now);
      if (picked === undefined) return undefined;
      // A path of owners is one rule, however deep.
      return picked.rules[0] === ordering.kind ? picked : { ...picked, rules: [ordering.kind, ...picked.rules] };
    },
    Infinity,
  );
}

/** Classes that a whole start is due to, the most owed first, then the more urgent one. */
function owedMembers(group: QueueNode): QueueNode[] {
  const owed: QueueNode[] = [];
  group.open.search(
    () => true,
    (member) => {
      if (isOwed(member.state.owedThousandths)) owed.push(member);
      return undefined;
    },
    Infinity,
  );
  // Sorting is stable: equals keep the order of urgency in which they were found.
  return owed.toSorted((one, other) => other.state.owedThousandths - one.state.owedThousandths);
}
