import type { route } from '@agent-os/core/contracts';
import { listRoutes, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { notFound } from '../errors/index.ts';
import { routeWire } from './route-wire.ts';

/** The route of this organisation as it is now; throws `not_found`. */
export async function requireRoute(tx: TenantTransaction, routeId: string): Promise<z.infer<typeof route>> {
  const [row] = await listRoutes(tx, routeId);
  if (row === undefined) throw notFound('route');
  return routeWire(row);
}
