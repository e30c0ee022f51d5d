import { toolLimits, toolLimitsNow } from '@agent-os/core/contracts';
import { findToolLimits } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { nameOwners } from './name-owners.ts';

/** How often each tool may be in use at once, with who uses it now in this kernel and how many calls wait. */
export const listToolLimits = organisationProcedure('scheduler:read')
  .output(toolLimitsNow)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const { revision, limits } = await findToolLimits(tx);
      const present = new Map(
        ctx.dependencies.kernelState.toolsNow(ctx.caller.organisationId).map((now) => [now.tool, now]),
      );
      const names = await nameOwners(
        tx,
        [...present.values()].flatMap(({ users }) => users),
      );
      return {
        revision,
        limits: toolLimits.parse(limits).map((limit) => {
          const { inUse = 0, waiting = 0, users = [] } = present.get(limit.tool) ?? {};
          const named = users.map(({ agentId, ...use }) => ({ ...use, agent: names.agent(agentId) }));
          return { ...limit, inUse, waiting, users: named };
        }),
      };
    }),
  );
