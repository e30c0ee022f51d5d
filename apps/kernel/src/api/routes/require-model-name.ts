import type { TenantTransaction } from '@agent-os/db';
import { notFound } from '../errors/index.ts';

/** The name of a model of this organisation; throws `not_found`. */
export async function requireModelName(tx: TenantTransaction, modelId: string): Promise<string> {
  const model = await tx.model.findFirst({ where: { id: modelId }, select: { name: true } });
  if (model === null) throw notFound('model');
  return model.name;
}
