import type { TenantTransaction } from '@agent-os/db';
import { notFound } from '../errors/index.ts';

/** Throws unless nobody is named, or a member of the organisation is. */
export async function assertMember(tx: TenantTransaction, personId: string | null): Promise<void> {
  if (personId === null) return;
  const member = await tx.membership.findFirst({ where: { personId }, select: { id: true } });
  if (member === null) throw notFound('person');
}
