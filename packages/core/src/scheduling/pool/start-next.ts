import type { QueuedCall } from '../calls/index.ts';
import type { AdmissionRule, SchedulingDecision } from '../decisions/index.ts';
import { fitsInto, pickCall } from '../queue/index.ts';
import { groupsByClass, isHeld, mayBePassedByUrgent } from '../rules/index.ts';
import { pickBeside } from './pick-beside.ts';
import type { PoolState } from './pool-state.ts';

/** Starts the call that goes next, if one can; true when another may follow. */
export function startNext(state: PoolState, decisions: SchedulingDecision[]): boolean {
  if (state.running.size >= state.limits.slots || state.rates.requests < 1) return false;
  const held = state.passedOver.held((queued) => state.mayRun(queued));
  if (held !== undefined) {
    if (fitsInto(state.room, held.need)) return startOne(state, held.call.id, ['held_memory'], decisions);
    return startUrgent(state, held, decisions) || startBeside(state, held, decisions);
  }
  const { clock, freeMemory, room } = state;
  const picked = pickCall(state.tree.root, { clock, freeMemory, room });
  if (picked === undefined) return false;
  if (!mayGoFirst(state, picked.queued.call.id)) return true;
  return startOne(state, picked.queued.call.id, picked.rules, decisions);
}

function startOne(
  state: PoolState,
  callId: string,
  rules: readonly AdmissionRule[],
  decisions: SchedulingDecision[],
): boolean {
  const place = state.line.find(callId);
  if (place === undefined) return false;
  decisions.push({ kind: 'start', callId, why: state.reasonFor(place, rules) });
  state.start(place, rules);
  return true;
}

/** While memory is held for another call, calls of the preempting class still start, but only so often. */
function startUrgent(state: PoolState, held: QueuedCall, decisions: SchedulingDecision[]): boolean {
  const { policy, clock, freeMemory, room } = state;
  const outermost = policy.groups[0];
  if (policy.preemption === null || outermost === undefined || !groupsByClass(policy)) return false;
  if (!mayBePassedByUrgent(state.passedOver.timesOf(held.call.id), policy)) return false;
  const urgent = state.tree.root.members.get(policy.preemption.forClass);
  const picked = urgent && pickCall(urgent, { clock, freeMemory, room });
  if (picked === undefined) return false;
  state.passedOver.count(held);
  return startOne(state, picked.queued.call.id, [outermost.kind, ...picked.rules], decisions);
}

/** While memory is held for another call, calls start in what that one will not need. */
function startBeside(state: PoolState, held: QueuedCall, decisions: SchedulingDecision[]): boolean {
  const picked = pickBeside(state, held);
  if (picked === undefined) return false;
  state.passedOver.count(held);
  return startOne(state, picked.queued.call.id, picked.rules, decisions);
}

/** Whether a call may go before the one whose turn it would be if size did not matter. */
function mayGoFirst(state: PoolState, callId: string): boolean {
  const { kvTokens, tokensPerMinute } = state.limits;
  if (kvTokens === null && tokensPerMinute === null) return true;
  const { clock } = state;
  const unlimited = { kvTokens: Infinity, rateTokens: Infinity, tools: state.tools };
  const rightful = pickCall(state.tree.root, { clock, freeMemory: 1, room: unlimited });
  if (rightful === undefined || rightful.queued.call.id === callId) return true;
  return !isHeld(state.passedOver.count(rightful.queued), state.policy);
}
