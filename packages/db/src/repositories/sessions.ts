import type { TenantTransaction } from '../client/index.ts';

export interface SessionRow {
  readonly id: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/**
 * Sessions of a person that still count, the last used first: not ended, not expired, used after `usedAfter`. The person
 * must be a member of the transaction's organisation, or the one that opened it.
 */
export function listLiveSessions(
  tx: TenantTransaction,
  personId: string,
  { now, usedAfter }: { readonly now: Date; readonly usedAfter: Date },
): Promise<SessionRow[]> {
  return tx.session.findMany({
    where: { personId, revokedAt: null, expiresAt: { gt: now }, lastSeenAt: { gt: usedAfter } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true, expiresAt: true },
  });
}

/** Ends one session of a person; false when there is none of that id that has not ended. */
export async function endSession(
  tx: TenantTransaction,
  { personId, sessionId, at }: { readonly personId: string; readonly sessionId: string; readonly at: Date },
): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, personId, revokedAt: null },
    data: { revokedAt: at },
  });
  return count === 1;
}
