import type { invitation, person } from '@agent-os/core/contracts';
import type { MemberRow } from '@agent-os/db';
import type { z } from 'zod';
import { knownRoles } from '../context/index.ts';

export function personWire(row: MemberRow): z.infer<typeof person> {
  return {
    ...row,
    roles: [...knownRoles(row.roles)],
    joinedAt: row.joinedAt.getTime(),
    lastSeenAt: row.lastSeenAt?.getTime() ?? null,
  };
}

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly roles: string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export function invitationWire(row: InvitationRow): z.infer<typeof invitation> {
  return {
    id: row.id,
    email: row.email,
    roles: [...knownRoles(row.roles)],
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
  };
}
