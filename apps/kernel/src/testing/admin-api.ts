import { createTRPCClient, httpLink } from '@trpc/client';
import type { ApiRouter } from '../api/router.ts';
import type { TestKernel } from './start-test-kernel.ts';

/** The API of a running kernel over HTTP, with the token of its first administrator. */
export function adminApi({ kernel, credentials }: Pick<TestKernel, 'kernel' | 'credentials'>) {
  const headers = { authorization: `Bearer ${credentials.adminToken ?? ''}` };
  return createTRPCClient<ApiRouter>({ links: [httpLink({ url: `${kernel.url}/trpc`, headers })] });
}
