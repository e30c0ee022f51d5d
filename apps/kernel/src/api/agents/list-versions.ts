import { agentInput, agentVersion } from '@agent-os/core/contracts';
import { listAgentVersions } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { requireAgent } from './require-agent.ts';

const versionsMax = 500;

/** What an agent was, the newest first. */
export const listVersions = organisationProcedure('agents:read')
  .input(agentInput)
  .output(agentVersion.array())
  .query(async ({ ctx, input: { agentId } }) => {
    const rows = await ctx.read(async (tx) => {
      await requireAgent(tx, agentId);
      return listAgentVersions(tx, agentId, versionsMax);
    });
    return rows.map(({ authorKind, authorId, authorName, configuration, at, ...row }) => ({
      ...row,
      author: { kind: authorKind, id: authorId, name: authorName },
      configuration: {
        ...configuration,
        allowedModels: [...configuration.allowedModels],
        capabilities: [...(configuration.capabilities ?? [])],
      },
      at: at.getTime(),
    }));
  });
