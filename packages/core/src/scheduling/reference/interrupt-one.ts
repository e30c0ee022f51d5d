import type { SchedulingDecision } from '../decisions/index.ts';
import { amountInBucket } from '../rates/index.ts';
import { mayBeInterrupted, memoryInUseOf, queuedCallOf } from '../rules/index.ts';
import { applyStart, reasonFor } from './apply-start.ts';
import { chooseAmong } from './choose-call.ts';
import { fits, freeKvTokens, isCapped, openCalls, type PoolDraft } from './pool-draft.ts';
import { ownerKey } from '../limits/index.ts';
import { settleGroups } from './settle-groups.ts';

/** One waiting call of the preempting class takes the place of the eligible call that started last. */
export function interruptOne(draft: PoolDraft): SchedulingDecision[] | undefined {
  const { preemption, groups } = draft.policy;
  const groupsByClass = groups[0]?.kind === 'class_shares' || groups[0]?.kind === 'strict_priority';
  if (preemption === null || !groupsByClass || amountInBucket(draft.requestBucket) < 1) return undefined;
  if (draft.running.length > draft.limits.slots) return undefined;
  const choice = chooseAmong(
    draft,
    openCalls(draft).filter((queued) => queued.queuedAs === preemption.forClass),
    { groupIndex: 1, ownerDepth: 0, path: [preemption.forClass] },
    { freeMemory: 1, fits: (queued) => queued.need.rateTokens <= amountInBucket(draft.tokenBucket) },
  );
  if (choice === undefined) return undefined;
  if (draft.running.length < draft.limits.slots && fits(draft, choice.queued)) return undefined;
  const missingMemory = choice.queued.need.kvTokens - freeKvTokens(draft);
  const victim = draft.running
    .filter((entry) => {
      const queued = queuedCallOf(entry, draft.limits);
      const interruption = draft.interrupted.get(entry.call.id);
      return (
        mayBeInterrupted({ queued, rules: entry.rules, interruption }, preemption, draft.clock) &&
        memoryInUseOf(entry.call, entry.outputTokens) >= missingMemory
      );
    })
    .toSorted((one, other) => other.turn - one.turn)[0];
  if (victim === undefined) return undefined;
  const agentKey = ownerKey(victim.call.ownerPath);
  const wasCapped = isCapped(draft, agentKey);
  settleGroups(draft, draft.sequence, () => {
    draft.running = draft.running.filter((entry) => entry !== victim);
  });
  if (wasCapped && !isCapped(draft, agentKey)) draft.sequence += 1;
  const times = (draft.interrupted.get(victim.call.id)?.times ?? 0) + 1;
  draft.interrupted.set(victim.call.id, { at: draft.clock, times });
  const rules = ['preemption', ...choice.rules] as const;
  const why = reasonFor(draft, choice.queued, rules);
  const forCallId = choice.queued.call.id;
  applyStart(draft, choice.queued, rules);
  return [
    { kind: 'preempt', callId: victim.call.id, forCallId, why },
    { kind: 'start', callId: forCallId, why },
  ];
}
