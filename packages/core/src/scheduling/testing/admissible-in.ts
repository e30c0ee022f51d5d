import type { WaitingCall, WaitingEntry } from '../calls/index.ts';
import { ownerKey } from '../limits/index.ts';
import type { PoolSnapshot } from '../pool/index.ts';
import {
  callNeedOf,
  groupsByClass,
  isHeld,
  mayBeJoined,
  mayBePassedByUrgent,
  memoryInUseOf,
  slotsOfAgent,
  spareMemoryBeside,
} from '../rules/index.ts';

export function countOfAgent({ running }: PoolSnapshot, agentKey: string): number {
  return running.filter(({ call }) => ownerKey(call.ownerPath) === agentKey).length;
}

export function memoryOf({ running }: PoolSnapshot): number {
  return running.reduce((sum, { call, outputTokens }) => sum + memoryInUseOf(call, outputTokens), 0);
}

function lacksTool({ freeTools }: PoolSnapshot, { tools = [] }: WaitingCall): boolean {
  const free = new Map(freeTools);
  return tools.some((tool) => (free.get(tool) ?? 1) <= 0);
}

/** Calls that could run now: their agent is below its limit, their tools are free and there is room, which is not held for another. */
export function admissibleIn(snapshot: PoolSnapshot): string[] {
  const { limits, policy, clock, pausedUntil, requestBucket, tokenBucket, running } = snapshot;
  const isClosed = (pausedUntil ?? 0) > clock || (requestBucket !== null && requestBucket.level < 60_000);
  if (isClosed || running.length >= limits.slots) return [];
  const uncapped = snapshot.waiting.filter(({ call }) => {
    const agentKey = ownerKey(call.ownerPath);
    return countOfAgent(snapshot, agentKey) < slotsOfAgent(agentKey, limits) && !lacksTool(snapshot, call);
  });
  const timesOf = new Map(snapshot.passedOver.map(({ callId, times }) => [callId, times]));
  const held = uncapped.find(({ call }) => isHeld(timesOf.get(call.id) ?? 0, policy));
  const mayPass =
    held !== undefined && groupsByClass(policy) && mayBePassedByUrgent(timesOf.get(held.call.id) ?? 0, policy);
  const isBeside = held === undefined ? () => false : besideIn(snapshot, held, timesOf.get(held.call.id) ?? 0);
  return uncapped
    .filter(
      (entry) =>
        held === undefined ||
        entry === held ||
        (mayPass && entry.queuedAs === policy.preemption?.forClass) ||
        isBeside(entry.call),
    )
    .filter(({ call }) => {
      const need = callNeedOf(call, limits);
      const freeTokens = tokenBucket === null ? Infinity : tokenBucket.level / 60_000;
      return need.kvTokens + memoryOf(snapshot) <= (limits.kvTokens ?? Infinity) && need.rateTokens <= freeTokens;
    })
    .map(({ call }) => call.id);
}

/** Which calls may start beside a held one: those that fit into what it leaves, but none that takes the last slot of its agent or the last use of a tool. */
function besideIn(snapshot: PoolSnapshot, held: WaitingEntry, times: number): (call: WaitingCall) => boolean {
  const { limits, policy, running, freeTools } = snapshot;
  if (limits.kvTokens === null || !mayBeJoined(times, policy, limits)) return () => false;
  const memories = running.map(({ call, outputTokens }) => memoryInUseOf(call, outputTokens));
  const needTokens = callNeedOf(held.call, limits).kvTokens;
  const spareTokens = spareMemoryBeside(needTokens, limits.kvTokens - memoryOf(snapshot), memories);
  const agentKey = ownerKey(held.call.ownerPath);
  const isLastSlot = countOfAgent(snapshot, agentKey) + 1 >= slotsOfAgent(agentKey, limits);
  const free = new Map(freeTools);
  const isLastUse = (tool: string): boolean =>
    held.call.tools?.includes(tool) === true && (free.get(tool) ?? Infinity) <= 1;
  return (call) =>
    spareTokens > 0 &&
    callNeedOf(call, limits).kvTokens <= spareTokens &&
    call.tools?.some(isLastUse) !== true &&
    !(isLastSlot && ownerKey(call.ownerPath) === agentKey);
}
