import { routeDefinition, type route } from '@agent-os/core/contracts';
import type { RouteVersionRow } from '@agent-os/db';
import type { z } from 'zod';

/** A version as the console knows it. */
export function routeWire(row: RouteVersionRow): z.infer<typeof route> {
  const { id, name, version, reason } = row;
  return {
    id,
    name,
    version,
    definition: routeDefinition.parse(row.definition),
    setAt: row.at.getTime(),
    setBy: { kind: row.authorKind, id: row.authorId, name: row.authorName },
    reason,
  };
}
