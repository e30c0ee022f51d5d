import { AgentLoops } from '@/features/loops/index.ts';
import type { AgentDetail } from '../agent-types.ts';

/** Loops that the agent took part in. */
export function LoopsTab({ agent }: { readonly agent: AgentDetail }) {
  return <AgentLoops agentId={agent.id} />;
}
