import type { WaitingCall } from '@agent-os/core/scheduling';
import type { ToolGate } from './tool-gate.ts';

/** The first of the tools that a call offers without a free use; null: it waits for none. */
export function lackingTool({ tools = [] }: Pick<WaitingCall, 'tools'>, gate: ToolGate | undefined): string | null {
  if (gate === undefined || tools.length === 0) return null;
  const { free } = gate.ledger;
  return tools.find((tool) => (free.get(tool) ?? 1) <= 0) ?? null;
}
