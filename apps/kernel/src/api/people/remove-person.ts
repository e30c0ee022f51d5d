import { done, membershipInput } from '@agent-os/core/contracts';
import { endSessions } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { assertRoleChange } from './assert-role-change.ts';

/** Ends a membership. Somebody who belongs to no other organisation is signed out; others stay signed in there. */
export const removePerson = organisationProcedure('people:write')
  .input(membershipInput)
  .output(done)
  .mutation(({ ctx, input: { membershipId } }) => {
    const { clock, database } = ctx.dependencies;
    return ctx.change(async (tx) => {
      const member = await assertRoleChange(tx, ctx.caller, membershipId, []);
      const memberships = await database.lookups.listPersonOrganisations(member.id);
      // Before the membership goes: it is what lets this organisation end the sessions.
      if (memberships.length <= 1) await endSessions(tx, member.id, new Date(clock.nowMs()));
      await tx.membership.deleteMany({ where: { id: membershipId } });
      const detail = { personId: member.id, email: member.email, roles: member.roles };
      const audit = { action: 'person.removed', targetKind: 'membership', targetId: membershipId, detail };
      return { result: { done: true } as const, audit };
    });
  });
