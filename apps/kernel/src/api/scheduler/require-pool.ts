import type { TenantTransaction } from '@agent-os/db';
import { notFound } from '../errors/index.ts';

/** The pool of this organisation; throws `not_found`. */
export async function requirePool(tx: TenantTransaction, poolId: string) {
  const select = { id: true, slug: true, slots: true, queueLimit: true } as const;
  const pool = await tx.pool.findFirst({ where: { id: poolId }, select });
  if (pool === null) throw notFound('pool');
  return pool;
}
