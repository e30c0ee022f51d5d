import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

export interface MemberRow {
  readonly id: string;
  readonly membershipId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: string[];
  readonly joinedAt: Date;
  readonly lastSeenAt: Date | null;
}

/** Members of the organisation in order of joining: all, or one. */
export function listMembers(tx: TenantTransaction, membershipId?: string): Promise<MemberRow[]> {
  const only = membershipId === undefined ? Prisma.empty : Prisma.sql`where m.id = ${membershipId}`;
  return tx.$queryRaw<MemberRow[]>`
    select p.id, m.id as "membershipId", p.name, p.email, m.roles, m.created_at as "joinedAt",
           (select max(s.last_seen_at) from session s where s.person_id = p.id) as "lastSeenAt"
    from membership m join person p on p.id = m.person_id
    ${only} order by m.created_at, m.id`;
}

/**
 * Locks the owners' memberships until the transaction ends and counts them, so that two changes at the same time
 * cannot each remove the other's last owner.
 */
export async function lockOwners(tx: TenantTransaction): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from membership where 'owner' = any (roles) order by id for update`;
  return rows.length;
}

/** Ends every live session of a person; returns how many. The person must be a member, or opened by `personId`. */
export async function endSessions(tx: TenantTransaction, personId: string, at: Date): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { personId, revokedAt: null, expiresAt: { gt: at } },
    data: { revokedAt: at },
  });
  return count;
}
