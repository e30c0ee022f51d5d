import type { session } from '@agent-os/core/contracts';
import type { SessionRow } from '@agent-os/db';
import type { z } from 'zod';

export function sessionWire(row: SessionRow, askedFrom: string | undefined): z.infer<typeof session> {
  return {
    id: row.id,
    userAgent: row.userAgent,
    startedAt: row.createdAt.getTime(),
    lastSeenAt: row.lastSeenAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    current: row.id === askedFrom,
  };
}
