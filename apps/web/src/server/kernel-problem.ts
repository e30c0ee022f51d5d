import type { SignInRefusal } from '@agent-os/core/choices';
import type { ApiRouter } from '@agent-os/kernel/router';
import { TRPCClientError } from '@trpc/client';

/** What the kernel refused, in the terms that pages decide on. */
export interface KernelProblem {
  readonly code: string;
  /** Written for people by the kernel. */
  readonly message: string;
  readonly retryAfterSeconds: number | null;
  /** Why a person may not sign in. */
  readonly reason: SignInRefusal | null;
}

/** Reads a failed request. `UNREACHABLE` when no answer came at all. */
export function toKernelProblem(cause: unknown): KernelProblem {
  if (cause instanceof TRPCClientError) {
    const { data, message } = cause as TRPCClientError<ApiRouter>;
    if (data) {
      const { code, retryAfterSeconds, reason } = data;
      return { code, message, retryAfterSeconds: retryAfterSeconds ?? null, reason: reason ?? null };
    }
  }
  return {
    code: 'UNREACHABLE',
    message: 'The kernel does not answer. Nothing was changed; try again in a few seconds.',
    retryAfterSeconds: null,
    reason: null,
  };
}
