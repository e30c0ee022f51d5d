import { routeRecord } from '@agent-os/core/contracts';
import type { CallDetailRow } from '@agent-os/db';
import type { z } from 'zod';

export type RouteRecord = z.infer<typeof routeRecord>;

/** How a call's route came by its model; null for a call that named a model, and for what no longer can be read. */
export function routeRecordOf({ route }: Pick<CallDetailRow, 'route'>): RouteRecord | null {
  const read = routeRecord.safeParse(route);
  return read.success ? read.data : null;
}
