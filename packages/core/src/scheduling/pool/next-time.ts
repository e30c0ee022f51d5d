import { pickCall, type QueueNode } from '../queue/index.ts';
import { groupsByClass } from '../rules/index.ts';
import { pickBeside } from './pick-beside.ts';
import type { PoolState } from './pool-state.ts';

/**
 * When time alone may change what is decided; null: never. Under a limit of tokens per minute it can miss the moment in
 * which another urgent call than the next one would find someone to interrupt; the next event of the pool finds that.
 */
export function nextTimeOf(state: PoolState): number | null {
  if (state.refusals.length > 0) return state.clock;
  if (state.line.size === 0) return null;
  const times: number[] = [];
  const expiry = state.line.firstToExpire();
  // At its latest start a call can still meet its deadline, a moment later it cannot.
  if (expiry !== undefined) times.push(Math.max(state.clock, Math.floor(expiry.latestStart) + 1));
  if (state.isPaused) times.push(state.pausedUntil ?? 0);
  else {
    for (const tokens of tokensToWaitFor(state)) {
      const opensAt = state.rates.opensAt(state.limits, tokens);
      if (opensAt !== undefined) times.push(opensAt);
    }
    const { preemption } = state.policy;
    if (preemption !== null && state.line.sizeOf(preemption.forClass) > 0) {
      times.push(...state.interrupted.endsOfSparing(preemption, state.clock, state.running));
    }
  }
  return times.length === 0 ? null : Math.min(...times);
}

/** So many tokens must be free under the limit per minute for some call to start: in a free slot, or in another's. */
function tokensToWaitFor(state: PoolState): number[] {
  const { policy, running, limits, room, passedOver, tree } = state;
  const { preemption } = policy;
  const found: (number | undefined)[] = [];
  if (preemption !== null && groupsByClass(policy)) {
    const urgent = tree.root.members.get(preemption.forClass);
    if (urgent !== undefined) found.push(leastTokens(state, urgent, Infinity));
  }
  if (running.size < limits.slots) {
    const held = passedOver.held((queued) => state.mayRun(queued));
    if (held === undefined) found.push(leastTokens(state, tree.root, room.kvTokens));
    else if (held.need.kvTokens <= room.kvTokens) found.push(held.need.rateTokens);
    else if (pickBeside(state, held) !== undefined) found.push(0);
  }
  return found.filter((tokens) => tokens !== undefined);
}

/** The fewest tokens with which a call of this group fits into so much memory. */
function leastTokens(state: PoolState, group: QueueNode, kvTokens: number): number | undefined {
  const couldStart = (rateTokens: number): boolean =>
    pickCall(group, { clock: state.clock, freeMemory: 1, room: { kvTokens, rateTokens, tools: state.tools } }) !==
    undefined;
  const { tokensPerMinute } = state.limits;
  let enough = tokensPerMinute ?? 0;
  if (!couldStart(enough)) return undefined;
  for (let tooFew = -1; enough - tooFew > 1;) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (couldStart(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
