import type { ToolNow } from '../../../ports/pool-state.ts';
import type { ToolGate } from './tool-gate.ts';

const usersShown = 20;

/** @param epochOffsetMs what to add to a time of the dispatcher's clock to have ms since 1970 */
export function reportTools({ ledger, takers }: ToolGate, epochOffsetMs: number): readonly ToolNow[] {
  const waiting = new Map<string, number>();
  for (const taker of takers) {
    for (const { call } of taker.facts().line.values()) {
      for (const tool of call.tools ?? []) waiting.set(tool, (waiting.get(tool) ?? 0) + 1);
    }
  }
  return Array.from(ledger.free.keys(), (tool) => {
    const uses = ledger.usesOf(tool);
    return {
      tool,
      inUse: uses.length,
      waiting: waiting.get(tool) ?? 0,
      users: uses.slice(0, usersShown).map(({ agentId, runId, callId, sinceMs, untilMs }) => ({
        agentId,
        runId,
        callId,
        since: Math.round(sinceMs + epochOffsetMs),
        until: untilMs === null ? null : Math.round(untilMs + epochOffsetMs),
      })),
    };
  });
}
