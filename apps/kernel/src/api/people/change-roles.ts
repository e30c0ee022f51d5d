import { changeRolesInput, person } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { assertRoleChange } from './assert-role-change.ts';
import { personWire } from './person-wire.ts';

export const changeRoles = organisationProcedure('people:write')
  .input(changeRolesInput)
  .output(person)
  .mutation(({ ctx, input: { membershipId, ...input } }) => {
    const roles = [...new Set(input.roles)];
    return ctx.change(async (tx) => {
      const before = await assertRoleChange(tx, ctx.caller, membershipId, roles);
      await tx.membership.updateMany({ where: { id: membershipId }, data: { roles } });
      const detail = { personId: before.id, from: before.roles, to: roles };
      const audit = { action: 'person.roles_changed', targetKind: 'membership', targetId: membershipId, detail };
      return { result: personWire({ ...before, roles }), audit };
    });
  });
