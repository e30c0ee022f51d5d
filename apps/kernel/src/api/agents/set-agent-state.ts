import { agent, setAgentStateInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { agentWire } from './agent-wire.ts';
import { requireAgent } from './require-agent.ts';

/** Suspends, resumes or retires. Answers when the agent's next call is already judged by the new state. */
export const setAgentState = organisationProcedure('agents:write')
  .input(setAgentStateInput)
  .output(agent)
  .mutation(({ ctx, input: { agentId, state, reason } }) =>
    ctx.change(async (tx) => {
      const before = await requireAgent(tx, agentId);
      await tx.agent.updateMany({ where: { id: agentId }, data: { state } });
      const detail = { slug: before.slug, from: before.state, to: state, reason };
      const audit = { action: 'agent.state_changed', targetKind: 'agent', targetId: agentId, detail };
      return { result: agentWire({ ...before, state }), audit };
    }),
  );
