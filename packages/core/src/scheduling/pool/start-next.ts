import type { AdmissionRule, SchedulingDecision } from '../decisions/index.ts';
import { fitsInto, pickCall, unlimitedRoom } from '../queue/index.ts';
import type { PoolState } from './pool-state.ts';

/** Starts the call that goes next, if one can; true when another may follow. */
export function startNext(state: PoolState, decisions: SchedulingDecision[]): boolean {
  if (state.running.size >= state.limits.slots || state.rates.requests < 1) return false;
  const held = state.passedOver.held((queued) => !state.isCapped(queued.agentKey));
  if (held !== undefined) {
    return fitsInto(state.room, held.need) && startOne(state, held.call.id, ['held_memory'], decisions);
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

/** Whether a call may go before the one whose turn it would be if size did not matter. */
function mayGoFirst(state: PoolState, callId: string): boolean {
  const { kvTokens, tokensPerMinute } = state.limits;
  if (kvTokens === null && tokensPerMinute === null) return true;
  const { clock } = state;
  const rightful = pickCall(state.tree.root, { clock, freeMemory: 1, room: unlimitedRoom });
  return rightful === undefined || rightful.queued.call.id === callId || state.passedOver.count(rightful.queued);
}
