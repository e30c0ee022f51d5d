import type { reportDeliveries } from '@agent-os/core/contracts';
import type { ReportDeliveryRow } from '@agent-os/db';
import type { z } from 'zod';

export function deliveryWire(row: ReportDeliveryRow): z.infer<typeof reportDeliveries>['items'][number] {
  const { id, attempt, state, recipients, error, final, subject } = row;
  return {
    id,
    attempt,
    state,
    recipients,
    error,
    final,
    subject,
    dueAt: row.dueAt.getTime(),
    sentAt: row.sentAt?.getTime() ?? null,
    recordedAt: row.recordedAt.getTime(),
    askedBy: row.askedByPersonId === null ? null : (row.askedByName ?? row.askedByPersonId),
  };
}
