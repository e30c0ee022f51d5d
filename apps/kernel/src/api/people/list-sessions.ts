import { membershipInput, session } from '@agent-os/core/contracts';
import { sessionPolicy } from '@agent-os/core/identity';
import { listLiveSessions, listMembers } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { sessionWire } from './session-wire.ts';

/** Where a member is signed in now, the last used first. */
export const listSessions = organisationProcedure('people:read')
  .input(membershipInput)
  .output(session.array())
  .query(({ ctx, input: { membershipId } }) =>
    ctx.read(async (tx) => {
      const [member] = await listMembers(tx, membershipId);
      if (member === undefined) throw notFound('member');
      const nowMs = ctx.dependencies.clock.nowMs();
      const usedAfter = new Date(nowMs - sessionPolicy.idleMs);
      const rows = await listLiveSessions(tx, member.id, { now: new Date(nowMs), usedAfter });
      const askedFrom = ctx.caller.kind === 'person' ? ctx.caller.sessionId : undefined;
      return rows.map((row) => sessionWire(row, askedFrom));
    }),
  );
