'use server';

import { redirect } from 'next/navigation';
import { sessionClient } from '@/server/kernel-client.ts';
import { toKernelProblem } from '@/server/kernel-problem.ts';
import { clearSession, findSession, writeSession } from '@/server/session.ts';

/** Ends this session in the kernel and forgets the cookie. A kernel that is down cannot keep anyone signed in. */
export async function signOut(): Promise<void> {
  await sessionClient()
    .auth.signOut.mutate()
    .catch(() => undefined);
  await clearSession();
  redirect('/sign-in');
}

/** Ends every session of the viewer; the sentence of what went wrong, if it did. */
export async function signOutEverywhere(): Promise<string> {
  try {
    await sessionClient().auth.signOutEverywhere.mutate();
  } catch (cause) {
    return toKernelProblem(cause).message;
  }
  await clearSession();
  redirect('/sign-in');
}

/** Moves the session to another organisation; the sentence of what went wrong, if it did. */
export async function switchOrganisation(organisationId: string): Promise<string | undefined> {
  const session = await findSession();
  if (session === undefined) redirect('/sign-in');
  try {
    const organisation = await sessionClient().auth.switchOrganisation.mutate({ organisationId });
    await writeSession({ ...session, organisationId: organisation.id });
    return undefined;
  } catch (cause) {
    return toKernelProblem(cause).message;
  }
}
