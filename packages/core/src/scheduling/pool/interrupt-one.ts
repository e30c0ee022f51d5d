import type { AdmissionRule, SchedulingDecision } from '../decisions/index.ts';
import type { PreemptionRule } from '../policies/index.ts';
import { fitsInto, pickCall } from '../queue/index.ts';
import { mayBeInterrupted, memoryInUseOf } from '../rules/index.ts';
import type { PoolState } from './pool-state.ts';
import type { RunningPlace } from './running-set.ts';

/** Lets one waiting call of the preempting class take the place of a running one; true when another may follow. */
export function interruptOne(state: PoolState, decisions: SchedulingDecision[]): boolean {
  const { preemption, groups } = state.policy;
  if (preemption === null || state.rates.requests < 1 || state.running.size > state.limits.slots) return false;
  // Only a policy that groups by class first knows who the next call of a class is.
  if (groups[0]?.kind !== 'class_shares' && groups[0]?.kind !== 'strict_priority') return false;
  const preempting = state.tree.root.members.get(preemption.forClass);
  if (preempting === undefined) return false;
  const { clock, room } = state;
  const picked = pickCall(preempting, { clock, freeMemory: 1, room: { ...room, kvTokens: Infinity } });
  if (picked === undefined) return false;
  const needsSlot = state.running.size === state.limits.slots;
  if (!needsSlot && fitsInto(room, picked.queued.need)) return false;
  const victim = victimFor(state, preemption, picked.queued.need.kvTokens - room.kvTokens);
  const place = state.line.find(picked.queued.call.id);
  if (victim === undefined || place === undefined) return false;
  const rules: readonly AdmissionRule[] = ['preemption', ...picked.rules];
  state.vacate(victim);
  state.interrupted.add(victim, clock);
  const why = state.reasonFor(place, rules);
  const forCallId = place.queued.call.id;
  decisions.push({ kind: 'preempt', callId: victim.queued.call.id, forCallId, why });
  decisions.push({ kind: 'start', callId: forCallId, why });
  state.start(place, rules);
  return true;
}

/** The call that started last loses the least work. */
function victimFor(state: PoolState, rule: PreemptionRule, missingMemory: number): RunningPlace | undefined {
  let victim: RunningPlace | undefined;
  for (const place of state.running.values()) {
    const { queued, rules } = place;
    const interruption = state.interrupted.find(queued.call.id);
    if (!mayBeInterrupted({ queued, rules, interruption }, rule, state.clock)) continue;
    if (memoryInUseOf(queued.call, place.outputTokens) < missingMemory) continue;
    if (victim === undefined || place.turn > victim.turn) victim = place;
  }
  return victim;
}
