import { membershipInput, sessionsEnded } from '@agent-os/core/contracts';
import { endSessions as endSessionsOf, listMembers } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** Signs a member out of every browser. */
export const endSessions = organisationProcedure('people:write')
  .input(membershipInput)
  .output(sessionsEnded)
  .mutation(({ ctx, input: { membershipId } }) =>
    ctx.change(async (tx) => {
      const [member] = await listMembers(tx, membershipId);
      if (member === undefined) throw notFound('member');
      const count = await endSessionsOf(tx, member.id, new Date(ctx.dependencies.clock.nowMs()));
      const audit = { action: 'person.signed_out', targetKind: 'person', targetId: member.id, detail: { count } };
      return { result: { sessionsEnded: count }, audit };
    }),
  );
