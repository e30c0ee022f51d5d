import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { toKernelProblem } from './kernel-problem.ts';

/** The answer; the 404 page when the kernel knows no such thing or the id is malformed; sign-in when signed out. */
export async function fetchOrNotFound<Answer>(fetch: () => Promise<Answer>): Promise<Answer> {
  try {
    return await fetch();
  } catch (cause) {
    const { code } = toKernelProblem(cause);
    if (code === 'NOT_FOUND' || code === 'BAD_REQUEST') notFound();
    if (code === 'UNAUTHORIZED') redirect('/sign-in');
    throw cause;
  }
}
