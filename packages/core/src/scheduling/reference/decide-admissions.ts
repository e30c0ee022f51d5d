import type { QueuedCall } from '../calls/index.ts';
import type { SchedulingDecision } from '../decisions/index.ts';
import { ownerKey } from '../limits/index.ts';
import type { PoolSnapshot } from '../pool/index.ts';
import { amountInBucket } from '../rates/index.ts';
import {
  groupsByClass,
  isHeld,
  latestStartOf,
  mayBeJoined,
  mayBePassedByUrgent,
  memoryInUseOf,
  slotsOfAgent,
  spareMemoryBeside,
} from '../rules/index.ts';
import { applyStart, reasonFor } from './apply-start.ts';
import { chooseCall, chooseOfClass, type Choice, type ChoiceCircumstances } from './choose-call.ts';
import { interruptOne } from './interrupt-one.ts';
import { draftOf, fits, freeKvTokens, isCapped, lacksTool, type PoolDraft } from './pool-draft.ts';
import { settleGroups } from './settle-groups.ts';

/**
 * What a pool must decide now, said as plainly as possible and in linear time a step: the specification of
 * `createPoolScheduler`, which is tested against it. It changes nothing; the snapshot is what it goes by.
 */
export function decideAdmissions(snapshot: PoolSnapshot, now: number): readonly SchedulingDecision[] {
  const draft = draftOf(snapshot, now);
  const decisions: SchedulingDecision[] = [...snapshot.refusals, ...refuseExpired(draft)];
  if (snapshot.pausedUntil !== null && snapshot.pausedUntil > draft.clock) return decisions;
  for (;;) {
    for (let next = chooseNext(draft); next !== undefined; next = chooseNext(draft)) {
      decisions.push({ kind: 'start', callId: next.queued.call.id, why: reasonFor(draft, next.queued, next.rules) });
      applyStart(draft, next.queued, next.rules);
    }
    // An interruption may free more than the urgent call takes.
    const pair = interruptOne(draft);
    if (pair === undefined) return decisions;
    decisions.push(...pair);
  }
}

/** Waiting has become useless for calls that would end after their deadline even if they started now. */
function refuseExpired(draft: PoolDraft): SchedulingDecision[] {
  const { deadlines, pace } = draft.policy;
  if (deadlines === 'none') return [];
  const expired = draft.waiting
    .map((queued) => ({ queued, latestStart: latestStartOf(queued.call, pace) }))
    .filter(({ latestStart }) => latestStart < draft.clock)
    .toSorted((one, other) => one.latestStart - other.latestStart || one.queued.sequence - other.queued.sequence);
  return expired.map(({ queued }) => {
    const callId = queued.call.id;
    settleGroups(draft, 0, () => {
      draft.waiting = draft.waiting.filter((other) => other !== queued);
    });
    draft.passedOver.delete(callId);
    return { kind: 'refuse', callId, reason: 'deadline_missed' };
  });
}

/** The call that goes next; small ones may pass one that does not fit only so often, then its place is held. */
function chooseNext(draft: PoolDraft): Choice | undefined {
  const { limits, policy } = draft;
  if (draft.running.length >= limits.slots || amountInBucket(draft.requestBucket) < 1) return undefined;
  const freeMemory = limits.kvTokens === null ? 1 : Math.max(0, freeKvTokens(draft)) / limits.kvTokens;
  const now = { freeMemory, fits: (queued: QueuedCall): boolean => fits(draft, queued) };
  const held = draft.waiting.find(
    (queued) =>
      isHeld(draft.passedOver.get(queued.call.id) ?? 0, policy) &&
      !isCapped(draft, queued.agentKey) &&
      !lacksTool(draft, queued),
  );
  if (held !== undefined) {
    if (fits(draft, held)) return { queued: held, rules: ['held_memory'] };
    return chooseUrgent(draft, held, now) ?? chooseBeside(draft, held, freeMemory);
  }
  const choice = chooseCall(draft, now);
  if (choice === undefined || (limits.kvTokens === null && limits.tokensPerMinute === null)) return choice;
  const rightful = chooseCall(draft, { freeMemory: 1, fits: (queued) => !lacksTool(draft, queued) });
  if (rightful === undefined || rightful.queued === choice.queued) return choice;
  const times = (draft.passedOver.get(rightful.queued.call.id) ?? 0) + 1;
  draft.passedOver.set(rightful.queued.call.id, times);
  return isHeld(times, policy) ? chooseNext(draft) : choice;
}

/** While memory is held for another call, calls of the preempting class still start, but only so often. */
function chooseUrgent(draft: PoolDraft, held: QueuedCall, now: ChoiceCircumstances): Choice | undefined {
  const { policy } = draft;
  const outermost = policy.groups[0];
  if (policy.preemption === null || outermost === undefined || !groupsByClass(policy)) return undefined;
  const times = draft.passedOver.get(held.call.id) ?? 0;
  if (!mayBePassedByUrgent(times, policy)) return undefined;
  const choice = chooseOfClass(draft, policy.preemption.forClass, now);
  if (choice === undefined) return undefined;
  draft.passedOver.set(held.call.id, times + 1);
  return { ...choice, rules: [outermost.kind, ...choice.rules] };
}

/** While memory is held for another call, calls start in what that one will not need. */
function chooseBeside(draft: PoolDraft, held: QueuedCall, freeMemory: number): Choice | undefined {
  const { policy, limits, running } = draft;
  const times = draft.passedOver.get(held.call.id) ?? 0;
  if (!mayBeJoined(times, policy, limits)) return undefined;
  const byStart = running.toSorted((one, other) => one.turn - other.turn);
  const spareTokens = spareMemoryBeside(
    held.need.kvTokens,
    freeKvTokens(draft),
    byStart.map(({ call, outputTokens }) => memoryInUseOf(call, outputTokens)),
  );
  const ofAgent = running.filter(({ call }) => ownerKey(call.ownerPath) === held.agentKey).length;
  // The last slot of its agent, and the last use of a tool, are kept for the held call: without them it would lose what is held.
  const isLastSlot = ofAgent + 1 >= slotsOfAgent(held.agentKey, limits);
  const isLastUse = (tool: string): boolean =>
    held.call.tools?.includes(tool) === true && (draft.freeTools.get(tool) ?? Infinity) <= 1;
  const fitsBeside = (queued: QueuedCall): boolean =>
    queued.need.kvTokens <= spareTokens &&
    !lacksTool(draft, queued) &&
    queued.call.tools?.some(isLastUse) !== true &&
    !(isLastSlot && queued.agentKey === held.agentKey);
  const choice = spareTokens <= 0 ? undefined : chooseCall(draft, { freeMemory, fits: fitsBeside });
  if (choice !== undefined) draft.passedOver.set(held.call.id, times + 1);
  return choice;
}
