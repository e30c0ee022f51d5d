import type { ApiRouter } from '@agent-os/kernel/router';
import { TRPCClientError } from '@trpc/client';

/** Code of a failed request, as the kernel gave it; undefined when no answer came. */
export function problemCodeOf(cause: unknown): string | undefined {
  if (!(cause instanceof TRPCClientError)) return undefined;
  return (cause as TRPCClientError<ApiRouter>).data?.code;
}

/** Whether the kernel no longer counts the session. */
export function isSignedOut(cause: unknown): boolean {
  return problemCodeOf(cause) === 'UNAUTHORIZED';
}
