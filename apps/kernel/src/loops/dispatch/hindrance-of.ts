import { memoryInUseOf, type WaitingCall } from '@agent-os/core/scheduling';
import type { WaitedFor } from './admission-record.ts';
import type { PoolFacts } from './pool-facts.ts';
import { limitsOnlySlots } from './pool-settings.ts';
import { lackingTool } from './tools/index.ts';

/** Why a call would not start at once; null when it would. */
export interface Hindrance {
  readonly waitedFor: WaitedFor | null;
  /** The tool that has no free use, where that is why. */
  readonly tool: string | null;
}

/**
 * Why this call would not start at once.
 *
 * @param hasSlots false when the process's time with its slots is over
 */
export function hindranceOf(call: WaitingCall, facts: PoolFacts, hasSlots: boolean): Hindrance {
  const tool = facts.pausedUntil === null ? lackingTool(call, facts.settings.tools) : null;
  return { waitedFor: tool === null ? reasonOf(call, facts, hasSlots) : 'tool', tool };
}

function reasonOf(
  call: WaitingCall,
  { settings, running, line, pausedUntil }: PoolFacts,
  hasSlots: boolean,
): WaitedFor | null {
  const { slots, slotsPerAgent, kvTokens } = settings;
  if (pausedUntil !== null) return 'provider';
  if (!hasSlots || running.size >= slots) return 'slot';
  if (limitsOnlySlots(settings)) return line.size === 0 ? null : 'turn';
  if (slotsPerAgent !== null && running.countOf(call.ownerPath.at(-1)) >= slotsPerAgent) return 'agent_limit';
  const isFull = kvTokens !== null && running.kvTokens() + memoryInUseOf(call, 0) > kvTokens;
  return isFull ? 'memory' : 'rate';
}
