import type { SchedulingDecision } from '../decisions/index.ts';
import type { RunningEntry } from '../pool/index.ts';
import type { PreemptionRule } from '../policies/index.ts';
import { amountInBucket } from '../rates/index.ts';
import { groupsByClass, mayBeInterrupted, memoryInUseOf, queuedCallOf } from '../rules/index.ts';
import { applyStart, reasonFor } from './apply-start.ts';
import { chooseOfClass } from './choose-call.ts';
import { fits, freeKvTokens, isCapped, lacksTool, type PoolDraft } from './pool-draft.ts';
import { ownerKey } from '../limits/index.ts';
import { settleGroups } from './settle-groups.ts';

/** One waiting call of the preempting class takes the place of running ones. */
export function interruptOne(draft: PoolDraft): SchedulingDecision[] | undefined {
  const { preemption } = draft.policy;
  if (preemption === null || !groupsByClass(draft.policy) || amountInBucket(draft.requestBucket) < 1) return undefined;
  if (draft.running.length > draft.limits.slots) return undefined;
  const choice = chooseOfClass(draft, preemption.forClass, {
    freeMemory: 1,
    fits: (queued) => !lacksTool(draft, queued) && queued.need.rateTokens <= amountInBucket(draft.tokenBucket),
  });
  if (choice === undefined) return undefined;
  if (draft.running.length < draft.limits.slots && fits(draft, choice.queued)) return undefined;
  const victims = victimsFor(draft, preemption, choice.queued.need.kvTokens - freeKvTokens(draft));
  if (victims.length === 0) return undefined;
  for (const victim of victims) interrupt(draft, victim);
  const rules = ['preemption', ...choice.rules] as const;
  const why = reasonFor(draft, choice.queued, rules);
  const forCallId = choice.queued.call.id;
  applyStart(draft, choice.queued, rules);
  const interruptions = victims.map(({ call }) => ({ kind: 'preempt' as const, callId: call.id, forCallId, why }));
  return [...interruptions, { kind: 'start', callId: forCallId, why }];
}

/** Those who started last lose the least work: as many as free enough memory, at least one; none when it cannot be freed. */
function victimsFor(draft: PoolDraft, rule: PreemptionRule, missingMemory: number): RunningEntry[] {
  const eligible = draft.running
    .filter((entry) => {
      const queued = queuedCallOf(entry, draft.limits);
      const interruption = draft.interrupted.get(entry.call.id);
      return mayBeInterrupted({ queued, rules: entry.rules, interruption }, rule, draft.clock);
    })
    .toSorted((one, other) => other.turn - one.turn);
  const memoryOf = (entries: readonly RunningEntry[]): number =>
    entries.reduce((sum, { call, outputTokens }) => sum + memoryInUseOf(call, outputTokens), 0);
  for (let count = 1; count <= eligible.length; count += 1) {
    const victims = eligible.slice(0, count);
    if (memoryOf(victims) >= missingMemory) return victims;
  }
  return [];
}

function interrupt(draft: PoolDraft, victim: RunningEntry): void {
  const agentKey = ownerKey(victim.call.ownerPath);
  const wasCapped = isCapped(draft, agentKey);
  settleGroups(draft, draft.sequence, () => {
    draft.running = draft.running.filter((entry) => entry !== victim);
  });
  if (wasCapped && !isCapped(draft, agentKey)) draft.sequence += 1;
  const times = (draft.interrupted.get(victim.call.id)?.times ?? 0) + 1;
  draft.interrupted.set(victim.call.id, { at: draft.clock, times });
}
