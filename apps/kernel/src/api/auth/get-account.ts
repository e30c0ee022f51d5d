import { account } from '@agent-os/core/contracts';
import { sessionPolicy } from '@agent-os/core/identity';
import { listLiveSessions } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { sessionWire } from '../people/index.ts';
import { signedInProcedure } from '../procedures/index.ts';

/** The caller's own account: how they sign in, and where they are signed in now. */
export const getAccount = signedInProcedure.output(account).query(async ({ ctx }) => {
  const { id: personId, sessionId } = ctx.caller;
  const { database, clock } = ctx.dependencies;
  const now = new Date(clock.nowMs());
  const usedAfter = new Date(now.getTime() - sessionPolicy.idleMs);
  const { person, rows } = await database.withPerson(personId, async (tx) => ({
    person: await tx.person.findUnique({ where: { id: personId }, select: { email: true } }),
    rows: await listLiveSessions(tx, personId, { now, usedAfter }),
  }));
  if (person === null) throw notFound('person');
  const found = await database.lookups.findSignInPerson(person.email);
  return {
    hasPassword: typeof found?.passwordHash === 'string',
    sessions: rows.map((row) => sessionWire(row, sessionId)),
  };
});
