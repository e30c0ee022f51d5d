import { agentOwnerOption } from '@agent-os/core/contracts';
import { listMembers } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';

/** Whom an agent may be given to: names only, for those who may change agents but not read people. */
export const listPossibleOwners = organisationProcedure('agents:write')
  .output(agentOwnerOption.array())
  .query(async ({ ctx }) => {
    const members = await ctx.read((tx) => listMembers(tx));
    return members
      .map(({ id, name }) => ({ id, name }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  });
