import type { QueuedCall, ServiceClass } from '../calls/index.ts';
import type { AdmissionRule } from '../decisions/index.ts';
import type { GroupOrdering } from '../policies/index.ts';
import {
  callOrderingsOf,
  groupOfCall,
  isOwed,
  orderOfCall,
  orderOfGroup,
  outermostPlace,
  placeInGroup,
  sayOfOrdering,
  type GroupOrder,
  type GroupPlace,
  type GroupState,
} from '../rules/index.ts';
import { groupAt } from './groups-of-draft.ts';
import { openCalls, type PoolDraft } from './pool-draft.ts';

/** Who goes next, and the rules that decided it, from the outside in. */
export interface Choice {
  readonly queued: QueuedCall;
  readonly rules: readonly AdmissionRule[];
}

export interface ChoiceCircumstances {
  /** Whether there is room for a call. */
  readonly fits: (queued: QueuedCall) => boolean;
  readonly freeMemory: number;
}

/** The next call by the draft's policy, among those that fit. */
export function chooseCall(draft: PoolDraft, now: ChoiceCircumstances): Choice | undefined {
  return chooseAmong(draft, openCalls(draft), { ...outermostPlace, path: [] }, now);
}

/** The next call of one class, under a policy that groups by class first. */
export function chooseOfClass(
  draft: PoolDraft,
  serviceClass: ServiceClass,
  now: ChoiceCircumstances,
): Choice | undefined {
  const ofClass = openCalls(draft).filter((queued) => queued.queuedAs === serviceClass);
  return chooseAmong(draft, ofClass, { groupIndex: 1, ownerDepth: 0, path: [serviceClass] }, now);
}

interface Level extends GroupPlace {
  readonly path: readonly string[];
}

function chooseAmong(
  draft: PoolDraft,
  calls: readonly QueuedCall[],
  level: Level,
  now: ChoiceCircumstances,
): Choice | undefined {
  const ordering = draft.policy.groups[level.groupIndex];
  if (ordering === undefined) return chooseInGroup(draft, calls, level.path, now);
  const inOrder = membersInOrder(draft, calls, level, ordering);
  const enter = ({ name, inside }: (typeof inOrder)[number]): Choice | undefined =>
    chooseAmong(draft, inside, { ...placeInGroup(ordering, level, name), path: [...level.path, name] }, now);

  const owed = inOrder
    .filter(({ group }) => ordering.kind === 'class_shares' && isOwed(group.owedThousandths))
    .toSorted((one, other) => other.group.owedThousandths - one.group.owedThousandths);
  for (const member of owed) {
    const choice = enter(member);
    if (choice !== undefined) return { ...choice, rules: ['minimum_share', ...choice.rules] };
  }
  for (const member of inOrder) {
    const choice = enter(member);
    // A path of owners is one rule, however deep.
    if (choice?.rules[0] === ordering.kind) return choice;
    if (choice !== undefined) return { ...choice, rules: [ordering.kind, ...choice.rules] };
  }
  return undefined;
}

interface Member {
  readonly group: GroupState;
  readonly name: string;
  readonly inside: readonly QueuedCall[];
  readonly order: GroupOrder;
}

/** The groups that calls of a level fall into, the one to serve first at the front. */
function membersInOrder(
  draft: PoolDraft,
  calls: readonly QueuedCall[],
  level: Level,
  ordering: GroupOrdering,
): Member[] {
  return Object.entries(Object.groupBy(calls, (queued) => groupOfCall(ordering, level, queued)))
    .map(([name, inside = []]): Member => {
      const path = [...level.path, name];
      const group = groupAt(draft, path);
      const best = bestOrder(draft, inside, { ...placeInGroup(ordering, level, name), path });
      return { group, name, inside, order: orderOfGroup(ordering, group, best) };
    })
    .toSorted(
      ({ order: one }, { order: other }) =>
        one.first - other.first ||
        (one.second === other.second ? 0 : one.second - other.second) ||
        one.third - other.third,
    );
}

/** What the first member of a group is sorted by; of an innermost group, its first call by the last ordering. */
function bestOrder(draft: PoolDraft, calls: readonly QueuedCall[], level: Level): number {
  const ordering = draft.policy.groups[level.groupIndex];
  if (ordering !== undefined) return membersInOrder(draft, calls, level, ordering)[0]?.order.second ?? Infinity;
  const last = callOrderingsOf(draft.policy).at(-1);
  if (last === undefined) return Infinity;
  return Math.min(...calls.map((queued) => orderOfCall(last, queued, draft.policy.pace)));
}

/** Inside a group: agents by their best call, then the first of the agent's calls that fits. */
function chooseInGroup(
  draft: PoolDraft,
  calls: readonly QueuedCall[],
  path: readonly string[],
  now: ChoiceCircumstances,
): Choice | undefined {
  const { startsSinceAgeing } = groupAt(draft, path);
  const orderings = callOrderingsOf(draft.policy);
  for (const ordering of orderings) {
    const upTo = sayOfOrdering(ordering, { clock: draft.clock, freeMemory: now.freeMemory, startsSinceAgeing });
    if (upTo === undefined) continue;
    const isLast = ordering === orderings.at(-1);
    const sorted = calls
      .map((queued) => ({ queued, order: orderOfCall(ordering, queued, draft.policy.pace) }))
      .filter(({ order }) => order <= upTo && (isLast || order < Infinity))
      .toSorted(
        (one, other) =>
          (one.order === other.order ? 0 : one.order - other.order) ||
          one.queued.since - other.queued.since ||
          one.queued.sequence - other.queued.sequence,
      );
    const byAgent = Map.groupBy(sorted, ({ queued }) => queued.agentKey);
    for (const ofAgent of byAgent.values()) {
      const first = ofAgent.find(({ queued }) => now.fits(queued));
      if (first !== undefined) return { queued: first.queued, rules: [ordering.kind] };
    }
  }
  return undefined;
}
