import type { QueuedCall } from '../calls/index.ts';
import type { GroupOrdering } from '../policies/index.ts';

/** Where in a policy's groups a set of calls stands: which grouping, and how far down the owner path. */
export interface GroupPlace {
  readonly groupIndex: number;
  readonly ownerDepth: number;
}

export const outermostPlace: GroupPlace = { groupIndex: 0, ownerDepth: 0 };

/** The name of the group that a call belongs to at this place. Fair sharing ends an owner path with an empty name. */
export function groupOfCall(ordering: GroupOrdering, place: GroupPlace, queued: QueuedCall): string {
  switch (ordering.kind) {
    case 'strict_priority':
    case 'class_shares':
      return queued.queuedAs;
    case 'round_robin':
      return queued.agentKey;
    case 'fair_share':
      return queued.call.ownerPath[place.ownerDepth] ?? '';
  }
}

/** Where the members of such a group stand. */
export function placeInGroup(ordering: GroupOrdering, place: GroupPlace, group: string): GroupPlace {
  return ordering.kind === 'fair_share' && group !== ''
    ? { groupIndex: place.groupIndex, ownerDepth: place.ownerDepth + 1 }
    : { groupIndex: place.groupIndex + 1, ownerDepth: 0 };
}
