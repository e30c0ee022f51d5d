import type { TenantTransaction } from '@agent-os/db';
import { notFound } from '../errors/index.ts';

export interface FoundKey {
  readonly id: string;
  readonly agentId: string;
  readonly name: string;
  readonly lastFour: string;
  readonly revokedAt: Date | null;
}

/** These keys of the organisation, each once; throws `not_found` when one of them is none. */
export async function requireKeys(tx: TenantTransaction, keyIds: readonly string[]): Promise<readonly FoundKey[]> {
  const wanted = [...new Set(keyIds)];
  const rows = await tx.agentKey.findMany({
    where: { id: { in: wanted } },
    select: { id: true, agentId: true, name: true, lastFour: true, revokedAt: true },
    orderBy: { id: 'asc' },
  });
  if (rows.length !== wanted.length) throw notFound('key');
  return rows;
}
