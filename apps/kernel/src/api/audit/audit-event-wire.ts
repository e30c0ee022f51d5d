import type { auditEvent } from '@agent-os/core/contracts';
import type { AuditEventRow } from '@agent-os/db';
import type { z } from 'zod';

/** An event as it travels: its id in decimal text, its time in epoch ms. */
export function auditEventWire(row: AuditEventRow): z.infer<typeof auditEvent> {
  return {
    id: row.id.toString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    action: row.action,
    target: { kind: row.targetKind, id: row.targetId },
    detail: row.detail,
    at: row.at.getTime(),
  };
}
