import { signInInput, signInResult } from '@agent-os/core/contracts';
import { serviceProcedure } from '../procedures/index.ts';
import { checkPassword, startSession } from '../sign-in/index.ts';

export const signIn = serviceProcedure
  .input(signInInput)
  .output(signInResult)
  .mutation(async ({ ctx, input }) => {
    const { person, passwordHash } = await checkPassword(ctx.dependencies, input);
    const start = { person, passwordHash, userAgent: input.userAgent, method: 'password' } as const;
    return startSession(ctx.dependencies, ctx.changeIn, start);
  });
