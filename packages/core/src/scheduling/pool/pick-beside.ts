import type { QueuedCall } from '../calls/index.ts';
import { pickCall, type PickedCall } from '../queue/index.ts';
import { mayBeJoined, memoryInUseOf, slotsOfAgent, spareMemoryBeside } from '../rules/index.ts';
import type { PoolState } from './pool-state.ts';

/** The call that goes next of those that fit beside a held one; undefined when none does. */
export function pickBeside(state: PoolState, held: QueuedCall): PickedCall | undefined {
  const { policy, limits, running, passedOver, clock, freeMemory, room } = state;
  if (!mayBeJoined(passedOver.timesOf(held.call.id), policy, limits)) return undefined;
  const kvTokens = spareMemoryBeside(held.need.kvTokens, room.kvTokens, memoryByStart(state));
  if (kvTokens <= 0) return undefined;
  // The last slot of its agent, and the last use of a tool, are kept for the held call: without them it would lose what is held.
  const isLastSlot = running.countOf(held.agentKey) + 1 >= slotsOfAgent(held.agentKey, limits);
  const exceptAgent = isLastSlot ? held.agentKey : undefined;
  const pick = (): PickedCall | undefined =>
    pickCall(state.tree.root, { clock, freeMemory, room: { ...room, kvTokens }, exceptAgent });
  const { tools } = held.call;
  return tools === undefined ? pick() : state.tools.keeping(tools, pick);
}

function* memoryByStart({ running }: PoolState): Generator<number> {
  for (const { queued, outputTokens } of running.values()) yield memoryInUseOf(queued.call, outputTokens);
}
