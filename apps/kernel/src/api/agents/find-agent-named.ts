import { agentNamed, findAgentInput } from '@agent-os/core/contracts';
import { findAgentIdBySlug } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** The id behind a slug: addresses name agents by slug. */
export const findAgentNamed = organisationProcedure('agents:read')
  .input(findAgentInput)
  .output(agentNamed)
  .query(async ({ ctx, input: { slug } }) => {
    const id = await ctx.read((tx) => findAgentIdBySlug(tx, slug));
    if (id === undefined) throw notFound('agent');
    return { id };
  });
