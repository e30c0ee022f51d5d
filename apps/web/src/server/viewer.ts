import 'server-only';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { sessionClient } from './kernel-client.ts';
import { toKernelProblem } from './kernel-problem.ts';
import { findSession } from './session.ts';

/** Who is signed in, once a request; undefined when the kernel does not count the session. */
export const findViewer = cache(async () => {
  if ((await findSession()) === undefined) return undefined;
  try {
    return await sessionClient().auth.viewer.query();
  } catch (cause) {
    if (toKernelProblem(cause).code === 'UNAUTHORIZED') return undefined;
    throw cause;
  }
});

/** Who is signed in; anyone else is sent to sign in. */
export async function requireViewer() {
  const viewer = await findViewer();
  return viewer ?? redirect('/sign-in');
}
