import type { Role } from './roles.ts';

export type RoleChangeRefusal = 'needs_owner' | 'last_owner' | 'own_roles';

/** A change of one member's roles; removing the member is a change to none. */
export interface RoleChange {
  readonly actor: {
    /** Undefined for a token: it is nobody's own membership. */
    readonly personId: string | undefined;
    readonly roles: readonly Role[];
  };
  readonly member: { readonly personId: string; readonly roles: readonly Role[] };
  readonly rolesAfter: readonly Role[];
  /** Owners of the organisation now, this member included. */
  readonly owners: number;
}

/**
 * Undefined when the change is allowed. Only an owner grants or takes the owner role or changes an owner; the last owner
 * stays; nobody adds a role to himself.
 */
export function refuseRoleChange(change: RoleChange): RoleChangeRefusal | undefined {
  const { actor, member, rolesAfter, owners } = change;
  const isOwner = member.roles.includes('owner');
  const becomesOwner = rolesAfter.includes('owner');
  if ((isOwner || becomesOwner) && !actor.roles.includes('owner')) return 'needs_owner';
  if (isOwner && !becomesOwner && owners <= 1) return 'last_owner';
  const adds = rolesAfter.some((role) => !member.roles.includes(role));
  return actor.personId === member.personId && adds ? 'own_roles' : undefined;
}
