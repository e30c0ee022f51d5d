import type { QueuedCall } from '../calls/index.ts';
import type { GroupOrdering, SchedulingPolicy } from '../policies/index.ts';
import {
  freshGroup,
  groupOfCall,
  outermostPlace,
  placeInGroup,
  weightOfOwner,
  type GroupState,
} from '../rules/index.ts';
import { lacksTool, openCalls, type PoolDraft } from './pool-draft.ts';

/** A group that a call belongs to. */
export interface GroupAround {
  readonly path: readonly string[];
  /** What orders it among its siblings. */
  readonly ordering: GroupOrdering;
  readonly weightThousandths: number;
}

/** All groups around a call, from the outside in. */
export function groupsAround(policy: SchedulingPolicy, queued: QueuedCall): GroupAround[] {
  const found: GroupAround[] = [];
  let path: readonly string[] = [];
  let place = outermostPlace;
  for (let ordering = policy.groups[0]; ordering !== undefined; ordering = policy.groups[place.groupIndex]) {
    const name = groupOfCall(ordering, place, queued);
    path = [...path, name];
    const ownerPath = path.slice(path.length - 1 - place.ownerDepth);
    found.push({ path, ordering, weightThousandths: weightOfOwner(ordering, ownerPath) });
    place = placeInGroup(ordering, place, name);
  }
  return found;
}

export function groupAt(draft: PoolDraft, path: readonly string[]): GroupState {
  return draft.groups.get(JSON.stringify(path)) ?? freshGroup(path);
}

export function setGroup(draft: PoolDraft, group: GroupState): void {
  draft.groups.set(JSON.stringify(group.path), group);
}

/** Every group with a call that could start, each once, by path as JSON. */
export function openGroups(draft: PoolDraft): Map<string, GroupAround> {
  return groupsOf(draft, openCalls(draft));
}

/** Those with a call that could start if it fitted: the others stand aside for a tool. */
export function startableGroups(draft: PoolDraft): Map<string, GroupAround> {
  return groupsOf(
    draft,
    openCalls(draft).filter((queued) => draft.limits.limitsTools !== true || !lacksTool(draft, queued)),
  );
}

function groupsOf(draft: PoolDraft, calls: readonly QueuedCall[]): Map<string, GroupAround> {
  const around = calls.flatMap((queued) => groupsAround(draft.policy, queued));
  return new Map(around.map((group) => [JSON.stringify(group.path), group]));
}

/** Those of the open groups that stand beside this one, itself included. */
export function openSiblings(open: Map<string, GroupAround>, path: readonly string[]): GroupAround[] {
  const parent = JSON.stringify(path.slice(0, -1));
  return [...open.values()].filter((group) => JSON.stringify(group.path.slice(0, -1)) === parent);
}
