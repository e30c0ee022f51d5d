import { agent, createAgentInput } from '@agent-os/core/contracts';
import { insertAgentVersions } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { agentWire } from './agent-wire.ts';
import { assertPlace } from './assert-place.ts';
import { requireAgent } from './require-agent.ts';

/** The person who creates an agent owns it; an agent that a token creates has no owner yet. */
export const createAgent = organisationProcedure('agents:write')
  .input(createAgentInput)
  .output(agent)
  .mutation(({ ctx, input }) => {
    const { caller, dependencies } = ctx;
    const { organisationId } = caller;
    const id = dependencies.random.newId('agt');
    const ownerPersonId = caller.kind === 'person' ? caller.id : null;
    return ctx.change(async (tx) => {
      await assertPlace(tx, input);
      await tx.agent.create({ data: { id, organisationId, ownerPersonId, ...input } });
      const made = await requireAgent(tx, id);
      await insertAgentVersions(tx, organisationId, { kind: caller.kind, id: caller.id }, '', [made]);
      const detail = { slug: input.slug, name: input.name, departmentId: input.departmentId };
      const audit = { action: 'agent.created', targetKind: 'agent', targetId: id, detail };
      return { result: agentWire(made), audit };
    });
  });
