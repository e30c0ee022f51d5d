import { refuseRoleChange, type Role, type RoleChangeRefusal } from '@agent-os/core/identity';
import { listMembers, lockOwners, type MemberRow, type TenantTransaction } from '@agent-os/db';
import { knownRoles, type MemberCaller } from '../context/index.ts';
import { ApiError, notFound, type ApiErrorCode } from '../errors/index.ts';

const refusals: Readonly<Record<RoleChangeRefusal, readonly [ApiErrorCode, string]>> = {
  needs_owner: ['forbidden', 'Only an owner can make, change or remove an owner. Ask one.'],
  last_owner: ['conflict', 'An organisation needs an owner: make somebody else owner first.'],
  own_roles: ['forbidden', 'Nobody can add roles to themselves. Ask another owner or admin.'],
};

/**
 * The member, when the caller may change their roles to `rolesAfter` (none: remove them). Holds the owners' rows until the
 * transaction ends, so that the count stays true.
 */
export async function assertRoleChange(
  tx: TenantTransaction,
  caller: MemberCaller,
  membershipId: string,
  rolesAfter: readonly Role[],
): Promise<MemberRow> {
  const owners = await lockOwners(tx);
  const [member] = await listMembers(tx, membershipId);
  if (member === undefined) throw notFound('member');
  const refusal = refuseRoleChange({
    actor: { personId: caller.kind === 'person' ? caller.id : undefined, roles: caller.roles },
    member: { personId: member.id, roles: knownRoles(member.roles) },
    rolesAfter,
    owners,
  });
  if (refusal !== undefined) throw new ApiError(...refusals[refusal]);
  return member;
}
