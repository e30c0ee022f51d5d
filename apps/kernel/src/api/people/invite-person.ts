import { inviteInput, inviteResult } from '@agent-os/core/contracts';
import { bearerSecretBytes, formatBearer, hashBearer } from '../../secrets/index.ts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { mailInvitation } from './mail-invitation.ts';
import { invitationWire } from './person-wire.ts';

const invitationMs = 7 * 24 * 3_600_000;

/**
 * Invites somebody for seven days. A new invitation to the same address takes the place of one that is still open. The link goes to
 * that address and to no other, once the invitation is committed; it counts whether the mail arrives or not.
 */
export const invitePerson = organisationProcedure('people:write')
  .input(inviteInput)
  .output(inviteResult)
  .mutation(async ({ ctx, input }) => {
    const { caller, dependencies } = ctx;
    const { random, clock } = dependencies;
    const { email } = input;
    const roles = [...new Set(input.roles)];
    if (roles.includes('owner') && !caller.roles.includes('owner')) {
      throw new ApiError('forbidden', 'Only an owner can invite another owner. Leave that role out, or ask an owner.');
    }
    const made = await ctx.change(async (tx) => {
      if ((await tx.membership.count({ where: { person: { email } } })) > 0) {
        throw new ApiError('conflict', `${email} is a member already: change their roles instead.`);
      }
      const createdAt = new Date(clock.nowMs());
      await tx.invitation.updateMany({
        where: { email, acceptedAt: null, revokedAt: null },
        data: { revokedAt: createdAt },
      });
      const token = formatBearer('invitation', random.bytes(bearerSecretBytes));
      const row = {
        id: random.newId('inv'),
        organisationId: caller.organisationId,
        email,
        roles,
        tokenHash: new Uint8Array(hashBearer(token)),
        invitedByPersonId: caller.kind === 'person' ? caller.id : null,
        createdAt,
        expiresAt: new Date(createdAt.getTime() + invitationMs),
      };
      await tx.invitation.create({ data: row });
      const audit = { action: 'person.invited', targetKind: 'invitation', targetId: row.id, detail: { email, roles } };
      const { name } = await tx.organisation.findUniqueOrThrow({
        where: { id: caller.organisationId },
        select: { name: true },
      });
      return { result: { invitation: invitationWire(row), token, organisation: name }, audit };
    });
    return { invitation: made.invitation, token: made.token, mail: await mailInvitation(dependencies, made) };
  });
