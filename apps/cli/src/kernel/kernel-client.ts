import type { ApiRouter } from '@agent-os/kernel/router';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import type { Connection } from '../configuration/index.ts';

export type KernelClient = TRPCClient<ApiRouter>;

const requestTimeoutMs = 30_000;

/** The kernel's typed API, called with the administrator's token. */
export function createKernelClient({ kernelUrl, adminToken }: Connection): KernelClient {
  return createTRPCClient<ApiRouter>({
    links: [
      httpLink({
        url: `${kernelUrl}/trpc`,
        // A question with a whole file in it is longer than an address may be.
        methodOverride: 'POST',
        headers: { authorization: `Bearer ${adminToken}` },
        fetch: (input: string | URL, init?: object) =>
          fetch(input, { ...init, signal: AbortSignal.timeout(requestTimeoutMs) }),
      }),
    ],
  });
}
