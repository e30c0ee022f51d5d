import type { AdmissionRule, SchedulingDecision } from '../decisions/index.ts';
import type { PreemptionRule } from '../policies/index.ts';
import { fitsInto, pickCall } from '../queue/index.ts';
import { groupsByClass, mayBeInterrupted, memoryInUseOf } from '../rules/index.ts';
import type { PoolState } from './pool-state.ts';
import type { RunningPlace } from './running-set.ts';

/** Lets one waiting call of the preempting class take the place of running ones; true when another may follow. */
export function interruptOne(state: PoolState, decisions: SchedulingDecision[]): boolean {
  const { preemption } = state.policy;
  if (preemption === null || state.rates.requests < 1 || state.running.size > state.limits.slots) return false;
  if (!groupsByClass(state.policy)) return false;
  const preempting = state.tree.root.members.get(preemption.forClass);
  if (preempting === undefined) return false;
  const { clock, room } = state;
  const picked = pickCall(preempting, { clock, freeMemory: 1, room: { ...room, kvTokens: Infinity } });
  if (picked === undefined) return false;
  const needsSlot = state.running.size === state.limits.slots;
  if (!needsSlot && fitsInto(room, picked.queued.need)) return false;
  const victims = victimsFor(state, preemption, picked.queued.need.kvTokens - room.kvTokens);
  const place = state.line.find(picked.queued.call.id);
  if (victims.length === 0 || place === undefined) return false;
  const rules: readonly AdmissionRule[] = ['preemption', ...picked.rules];
  for (const victim of victims) {
    state.vacate(victim);
    state.interrupted.add(victim, clock);
  }
  const why = state.reasonFor(place, rules);
  const forCallId = place.queued.call.id;
  for (const { queued } of victims) decisions.push({ kind: 'preempt', callId: queued.call.id, forCallId, why });
  decisions.push({ kind: 'start', callId: forCallId, why });
  state.start(place, rules);
  return true;
}

/** Those who started last lose the least work: as many as free enough memory, at least one; none when it cannot be freed. */
function victimsFor(state: PoolState, rule: PreemptionRule, missingMemory: number): RunningPlace[] {
  const eligible = [...state.running.values()]
    .filter(({ queued, rules }) => {
      const interruption = state.interrupted.find(queued.call.id);
      return mayBeInterrupted({ queued, rules, interruption }, rule, state.clock);
    })
    .toSorted((one, other) => other.turn - one.turn);
  const victims: RunningPlace[] = [];
  let missing = missingMemory;
  for (const place of eligible) {
    if (victims.length > 0 && missing <= 0) break;
    victims.push(place);
    missing -= memoryInUseOf(place.queued.call, place.outputTokens);
  }
  return missing <= 0 ? victims : [];
}
