import { listAuditInput, listAuditResult } from '@agent-os/core/contracts';
import { listAuditEvents } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { auditEventWire } from './audit-event-wire.ts';

export const listAudit = organisationProcedure('audit:read')
  .input(listAuditInput)
  .output(listAuditResult)
  .query(async ({ ctx, input: { cursor, limit, action, targetId } }) => {
    const before = cursor === undefined ? undefined : BigInt(cursor);
    const rows = await ctx.read((tx) => listAuditEvents(tx, { before, limit: limit + 1, action, targetId }));
    const items = rows.slice(0, limit).map(auditEventWire);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  });
