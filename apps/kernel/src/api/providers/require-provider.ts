import type { TenantTransaction } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { providerColumns, type ProviderRow } from './provider-wire.ts';

/** The provider of this organisation, without its key; throws `not_found`. */
export async function requireProvider(tx: TenantTransaction, providerId: string): Promise<ProviderRow> {
  const row = await tx.provider.findUnique({ where: { id: providerId }, select: providerColumns });
  if (row === null) throw notFound('provider');
  return row;
}
