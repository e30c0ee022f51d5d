import type { route } from '@agent-os/core/contracts';
import type { AuditEntry } from '@agent-os/db';
import type { z } from 'zod';

type Route = z.infer<typeof route>;

/** What a version says, flat, for the audit. */
export function routeDetail({
  name,
  version,
  reason,
  definition,
}: Pick<Route, 'name' | 'version' | 'reason' | 'definition'>): NonNullable<AuditEntry['detail']> {
  const { requirements, ...rest } = definition;
  return { name, version, reason, ...rest, ...requirements };
}
