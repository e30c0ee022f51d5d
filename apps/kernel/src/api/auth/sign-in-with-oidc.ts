import { signInResult, signInWithOidcInput } from '@agent-os/core/contracts';
import { serviceProcedure } from '../procedures/index.ts';
import { startSession } from '../sign-in/index.ts';
import { findOrLinkPerson } from './find-or-link-person.ts';

export const signInWithOidc = serviceProcedure
  .input(signInWithOidcInput)
  .output(signInResult)
  .mutation(async ({ ctx, input }) => {
    const person = await findOrLinkPerson(ctx.dependencies, ctx.changeIn, input);
    return startSession(ctx.dependencies, ctx.changeIn, { person, userAgent: input.userAgent, method: 'oidc' });
  });
