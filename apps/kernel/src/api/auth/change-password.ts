import { changePasswordInput, sessionsEnded } from '@agent-os/core/contracts';
import { hashPassword, verifyPassword } from '../../secrets/index.ts';
import { ApiError, notFound } from '../errors/index.ts';
import { signedInProcedure } from '../procedures/index.ts';
import { guardSignIn, whenNotCrowded } from '../sign-in/index.ts';

/**
 * Replaces the caller's password, for whoever knows the current one, and ends their other sessions: who changes a password
 * because somebody else has it wants them out. Guessing is limited as it is on the sign-in page.
 */
export const changePassword = signedInProcedure
  .input(changePasswordInput)
  .output(sessionsEnded)
  .mutation(async ({ ctx, input: { current, next } }) => {
    const { caller, dependencies } = ctx;
    const { id: personId, sessionId, organisationId } = caller;
    const { database, clock } = dependencies;
    const person = await database.withPerson(personId, (tx) =>
      tx.person.findUnique({ where: { id: personId }, select: { email: true } }),
    );
    if (person === null) throw notFound('person');
    const { passwordHash: held = null } = (await database.lookups.findSignInPerson(person.email)) ?? {};
    if (held === null) {
      throw new ApiError('conflict', 'You sign in through your company’s service: change the password there.');
    }
    const correct = await guardSignIn(dependencies, person.email, sessionId, async () => {
      const verdict = await whenNotCrowded(() => verifyPassword(current, held));
      return verdict.correct ? true : undefined;
    });
    if (correct === undefined) throw new ApiError('invalid', 'This is not your current password. Type it again.');
    const passwordHash = await whenNotCrowded(() => hashPassword(next));
    const at = new Date(clock.nowMs());
    return ctx.changeIn(
      organisationId,
      { kind: 'person', id: personId },
      async (tx) => {
        await tx.person.updateMany({ where: { id: personId }, data: { passwordHash } });
        const { count } = await tx.session.updateMany({
          where: { personId, id: { not: sessionId }, revokedAt: null, expiresAt: { gt: at } },
          data: { revokedAt: at },
        });
        const audit = {
          action: 'person.password_changed',
          targetKind: 'person',
          targetId: personId,
          detail: { count },
        };
        return { result: { sessionsEnded: count }, audit };
      },
      { personId },
    );
  });
