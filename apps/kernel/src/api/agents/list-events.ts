import { agentInput, auditEvent } from '@agent-os/core/contracts';
import { listAuditEvents } from '@agent-os/db';
import { auditEventWire } from '../audit/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireAgent } from './require-agent.ts';

const eventsMax = 200;

/** The trail of an agent and of its keys, the newest first. */
export const listEvents = organisationProcedure('audit:read')
  .input(agentInput)
  .output(auditEvent.array())
  .query(async ({ ctx, input: { agentId } }) => {
    const rows = await ctx.read(async (tx) => {
      await requireAgent(tx, agentId);
      const keys = await tx.agentKey.findMany({ where: { agentId }, select: { id: true } });
      return listAuditEvents(tx, { targetIds: [agentId, ...keys.map(({ id }) => id)], limit: eventsMax });
    });
    return rows.map(auditEventWire);
  });
