import { done, memberSessionInput } from '@agent-os/core/contracts';
import { endSession, listMembers } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** Signs a member out of one browser. */
export const endMemberSession = organisationProcedure('people:write')
  .input(memberSessionInput)
  .output(done)
  .mutation(({ ctx, input: { membershipId, sessionId } }) =>
    ctx.change(async (tx) => {
      const [member] = await listMembers(tx, membershipId);
      if (member === undefined) throw notFound('member');
      const at = new Date(ctx.dependencies.clock.nowMs());
      if (!(await endSession(tx, { personId: member.id, sessionId, at }))) throw notFound('session');
      const detail = { personId: member.id };
      const audit = { action: 'session.ended', targetKind: 'session', targetId: sessionId, detail };
      return { result: { done: true } as const, audit };
    }),
  );
