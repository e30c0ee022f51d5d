import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuseRoleChange, roles, type Role } from './index.ts';

const rolesHeld = fc.subarray([...roles], { minLength: 1 });
const change = fc.record({
  actorRoles: rolesHeld,
  memberRoles: rolesHeld,
  rolesAfter: fc.subarray([...roles]),
  isSelf: fc.boolean(),
  otherOwners: fc.nat(3),
});

function refusalOf(given: typeof change extends fc.Arbitrary<infer Change> ? Change : never) {
  const member = { personId: 'member', roles: given.isSelf ? given.actorRoles : given.memberRoles };
  const owners = given.otherOwners + (member.roles.includes('owner') ? 1 : 0);
  const actor = { personId: given.isSelf ? 'member' : 'actor', roles: given.actorRoles };
  return { refusal: refuseRoleChange({ actor, member, rolesAfter: given.rolesAfter, owners }), member, owners, actor };
}

describe('a change of roles', () => {
  test('never leaves an organisation without an owner', () => {
    fc.assert(
      fc.property(change, (given) => {
        const { refusal, member, owners } = refusalOf(given);
        const loses = member.roles.includes('owner') && !given.rolesAfter.includes('owner');
        if (refusal === undefined && loses) expect(owners).toBeGreaterThan(1);
      }),
    );
  });

  test('makes or unmakes an owner only by an owner, and gives nobody a role by their own hand', () => {
    fc.assert(
      fc.property(change, (given) => {
        const { refusal, member, actor } = refusalOf(given);
        if (refusal !== undefined) return;
        const touchesOwner = member.roles.includes('owner') || given.rolesAfter.includes('owner');
        if (touchesOwner) expect(actor.roles).toContain('owner');
        if (given.isSelf) expect(given.rolesAfter.every((role: Role) => member.roles.includes(role))).toBe(true);
      }),
    );
  });

  test('is allowed when no rule speaks against it', () => {
    const member = { personId: 'member', roles: ['viewer'] as const };
    const actor = { personId: 'actor', roles: ['admin'] as const };
    expect(refuseRoleChange({ actor, member, rolesAfter: ['operator'], owners: 1 })).toBeUndefined();
    expect(refuseRoleChange({ actor, member, rolesAfter: [], owners: 1 })).toBeUndefined();
  });
});
