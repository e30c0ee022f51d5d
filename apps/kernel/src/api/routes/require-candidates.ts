import type { TenantTransaction } from '@agent-os/db';
import { notFound } from '../errors/index.ts';

/** Throws `not_found` unless all of them are models of this organisation. */
export async function requireCandidates(tx: TenantTransaction, modelIds: readonly string[]): Promise<void> {
  const known = await tx.model.count({ where: { id: { in: [...modelIds] } } });
  if (known !== modelIds.length) throw notFound('model');
}
