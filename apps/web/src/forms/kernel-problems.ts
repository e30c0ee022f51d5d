import type { ApiRouter } from '@agent-os/kernel/router';
import type { TRPCClientErrorLike } from '@trpc/client';

/**
 * What the kernel said against an input, by field. A sentence that is about no field in particular, such as a name that is
 * taken, stands at `fallback`.
 */
export function kernelProblems(
  error: TRPCClientErrorLike<ApiRouter> | null,
  fallback: string,
): Readonly<Record<string, string>> {
  if (error === null) return {};
  const fields = error.data?.fields ?? {};
  return Object.keys(fields).length > 0 ? fields : { [fallback]: error.message };
}
