'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { textOf } from '@/forms/index.ts';
import { readRequestOrigin } from '@/server/request-origin.ts';
import { safeNextPath } from '@/server/safe-next-path.ts';
import { writeSession } from '@/server/session.ts';
import { describeSignInProblem } from '@/server/sign-in-problem.ts';
import { signInWithPassword } from '@/server/sign-in-with-password.ts';

/** What the form shows after an attempt that did not succeed. */
export interface SignInState {
  readonly problem: string | undefined;
  readonly email: string;
  /** Counts attempts, so that the same answer twice is news twice. */
  readonly attempts: number;
}

/** Signs in and goes on to where the person wanted to go; works before and without scripts. */
export async function signInByForm({ attempts }: SignInState, form: FormData): Promise<SignInState> {
  const email = textOf(form, 'email');
  const origin = readRequestOrigin(await headers());
  const outcome = await signInWithPassword({ email, password: textOf(form, 'password') }, origin);
  if (!outcome.ok) return { problem: describeSignInProblem(outcome.problem), email, attempts: attempts + 1 };
  await writeSession(outcome.session);
  redirect(safeNextPath(textOf(form, 'next')));
}
