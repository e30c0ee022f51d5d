'use server';

import { acceptInvitationInput, createOwnerInput } from '@agent-os/core/contracts';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { serviceClient } from '@/server/kernel-client.ts';
import { toKernelProblem } from '@/server/kernel-problem.ts';
import { readRequestOrigin } from '@/server/request-origin.ts';
import { writeSession } from '@/server/session.ts';
import { signInWithPassword } from '@/server/sign-in-with-password.ts';

/** What a form shows after an attempt that did not succeed. */
export interface JoinState {
  readonly problem?: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What was typed, but for the password. */
  readonly typed: Readonly<Record<string, string>>;
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0]), message]));
}

function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'password' && !name.startsWith('$') ? [[name, value]] : [],
    ),
  );
}

async function enter(email: string, password: string): Promise<never> {
  const outcome = await signInWithPassword({ email, password }, readRequestOrigin(await headers()));
  if (outcome.ok) await writeSession(outcome.session);
  redirect(outcome.ok ? '/' : '/sign-in');
}

/** Creates the first owner with the organisation, and signs them in. */
export async function createOwner(_: JoinState, form: FormData): Promise<JoinState> {
  const typed = typedIn(form);
  const input = createOwnerInput.safeParse(Object.fromEntries(form));
  if (!input.success) return { fields: fieldsOf(input.error), typed };
  try {
    await serviceClient().firstRun.createOwner.mutate(input.data);
  } catch (cause) {
    return { problem: toKernelProblem(cause).message, fields: {}, typed };
  }
  return enter(input.data.email, input.data.password);
}

/** Makes the invited person a member, and signs them in. */
export async function acceptInvitation(_: JoinState, form: FormData): Promise<JoinState> {
  const typed = typedIn(form);
  const input = acceptInvitationInput.safeParse(Object.fromEntries(form));
  if (!input.success) {
    const { token, ...fields } = fieldsOf(input.error);
    const problem = 'This link is not complete. Open it again from the message, or ask for a new one.';
    return { ...(token === undefined ? {} : { problem }), fields, typed };
  }
  let email: string;
  try {
    ({ email } = await serviceClient().auth.acceptInvitation.mutate(input.data));
  } catch (cause) {
    return { problem: toKernelProblem(cause).message, fields: {}, typed };
  }
  return enter(email, input.data.password);
}
