import { StateBadge, type StateShape } from '@/components/ui/index.ts';
import type { AgentListItem } from './agent-types.ts';

interface Shown {
  readonly shape: StateShape;
  readonly words: string;
}

/** What an agent's state and calls in flight amount to. */
export function describeAgentState({ state, runningNow }: Pick<AgentListItem, 'state' | 'runningNow'>): Shown {
  if (state === 'suspended') return { shape: 'suspended', words: 'suspended' };
  if (state === 'retired') return { shape: 'ready', words: 'retired' };
  return runningNow > 0 ? { shape: 'running', words: 'running' } : { shape: 'ready', words: 'ready' };
}

export function AgentStateBadge({ agent }: { readonly agent: Pick<AgentListItem, 'state' | 'runningNow'> }) {
  const { shape, words } = describeAgentState(agent);
  return <StateBadge shape={shape}>{words}</StateBadge>;
}
