import 'server-only';
import type { SignInRefusal } from '@agent-os/core/choices';
import { serviceClient } from './kernel-client.ts';
import { toKernelProblem } from './kernel-problem.ts';
import type { Session } from './session.ts';
import type { SignInProblem } from './sign-in-problem.ts';

export type SignInOutcome =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly problem: SignInProblem };

/** Asks the kernel for a session; `origin` is the browser's address and user agent. */
export async function signInWithPassword(
  credentials: { readonly email: string; readonly password: string },
  origin: { readonly address: string; readonly userAgent: string },
): Promise<SignInOutcome> {
  try {
    const { email, password } = credentials;
    const { sessionId, personId, organisationId } = await serviceClient().auth.signIn.mutate({
      email,
      password,
      ...origin,
    });
    return { ok: true, session: { sessionId, personId, organisationId } };
  } catch (cause) {
    return { ok: false, problem: toSignInProblem(cause) };
  }
}

const kindOf = {
  disabled: 'disabled',
  no_address: 'no-address',
  unverified_address: 'unverified-address',
} as const satisfies Record<SignInRefusal, SignInProblem['kind']>;

/** Why the kernel gave no session. */
export function toSignInProblem(cause: unknown): SignInProblem {
  const { code, reason, retryAfterSeconds } = toKernelProblem(cause);
  if (code === 'TOO_MANY_REQUESTS') return { kind: 'limited', retryAfterSeconds: retryAfterSeconds ?? 60 };
  if (code === 'UNREACHABLE' || code === 'INTERNAL_SERVER_ERROR') return { kind: 'unreachable' };
  if (reason !== null) return { kind: kindOf[reason] };
  if (code === 'FORBIDDEN') return { kind: 'not-a-member' };
  return { kind: 'refused' };
}
