import { acceptInvitationInput, acceptInvitationResult } from '@agent-os/core/contracts';
import { hashBearer, hashPassword } from '../../secrets/index.ts';
import { ApiError } from '../errors/index.ts';
import { serviceProcedure } from '../procedures/index.ts';
import {
  acceptOpenInvitation,
  checkPassword,
  invitationClosed,
  isOpen,
  whenNotCrowded,
  type JoiningPerson,
} from '../sign-in/index.ts';

/** For somebody new the password is the one to have; for somebody with an account it must be theirs. */
export const acceptInvitation = serviceProcedure
  .input(acceptInvitationInput)
  .output(acceptInvitationResult)
  .mutation(async ({ ctx, input }) => {
    const { dependencies } = ctx;
    const { random, clock } = dependencies;
    const { lookups } = dependencies.database;
    const invitation = await lookups.findInvitationByHash(hashBearer(input.token));
    if (invitation === undefined || !isOpen(invitation, clock.nowMs())) throw invitationClosed();
    const { email, organisationId } = invitation;
    const known = await lookups.findSignInPerson(email);
    if (known !== undefined) {
      await checkPassword(dependencies, { email, password: input.password, address: invitation.invitationId });
      if (known.organisationIds.includes(organisationId)) {
        throw new ApiError('conflict', 'You are a member of this organisation already: sign in.');
      }
    }
    const newPerson: JoiningPerson['newPerson'] =
      known === undefined
        ? { name: input.name, passwordHash: await whenNotCrowded(() => hashPassword(input.password)) }
        : undefined;
    const personId = known?.personId ?? random.newId('per');
    const joining = { personId, membershipId: random.newId('mem'), newPerson };
    await ctx.changeIn(
      organisationId,
      { kind: 'person', id: personId },
      (tx) => acceptOpenInvitation(tx, invitation, joining, new Date(clock.nowMs())),
      { personId },
    );
    return { organisationId, personId, email };
  });
