import type { WaitingCall } from '@agent-os/core/scheduling';
import type { ToolWait } from '../../../ports/pool-state.ts';
import { lackingTool } from './lacking-tool.ts';
import type { ToolGate } from './tool-gate.ts';

/** Which tool a call in line waits for, and who has it; null: it waits for none. */
export function toolWaitOf(call: WaitingCall, gate: ToolGate | undefined): ToolWait | null {
  const tool = lackingTool(call, gate);
  if (tool === null || gate === undefined) return null;
  const users = gate.ledger.usesOf(tool);
  const agentIds = [...new Set(users.map(({ agentId }) => agentId))];
  return { tool, uses: gate.ledger.limitOf(tool)?.uses ?? 0, inUse: users.length, agentIds };
}
