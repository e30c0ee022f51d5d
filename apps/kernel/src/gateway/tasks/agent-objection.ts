import { refuse, type Refusal } from '@agent-os/core/errors';
import type { Caller } from '../../directory/index.ts';

/** Why an agent may neither give nor take work now; undefined when it may. */
export function agentObjection({ agent }: Caller): Refusal | undefined {
  if (agent.state === 'active') return undefined;
  return refuse(
    'agent_suspended',
    `${agent.slug} is ${agent.state}: it neither gives nor takes tasks. Ask its owner to resume it in the console.`,
  );
}
