import 'server-only';
import type { ApiRouter } from '@agent-os/kernel/router';
import { createTRPCClient, httpBatchLink, httpLink, splitLink, type TRPCClient } from '@trpc/client';
import { bearerFor } from './bearer.ts';
import { kernelUrl } from './environment.ts';
import { findSession } from './session.ts';

export type KernelClient = TRPCClient<ApiRouter>;

/** The kernel as the web server itself: first run, sign-in and invitations only. */
export function serviceClient(): KernelClient {
  return createTRPCClient<ApiRouter>({
    links: [
      httpBatchLink({
        url: `${kernelUrl()}/trpc`,
        headers: async () => ({ authorization: await bearerFor('service') }),
      }),
    ],
  });
}

/** The kernel as the person of this request's session; the kernel answers UNAUTHORIZED when there is none. */
export function sessionClient(): KernelClient {
  const options = {
    url: `${kernelUrl()}/trpc`,
    headers: async () => {
      const session = await findSession();
      return session === undefined ? {} : { authorization: await bearerFor(session) };
    },
  };
  return createTRPCClient<ApiRouter>({
    links: [
      splitLink({
        condition: ({ context }) => context['beside'] === true,
        true: httpLink(options),
        false: httpBatchLink(options),
      }),
    ],
  });
}
