import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect, RedirectType } from 'next/navigation';
import { SignInForm } from '@/features/sign-in/index.ts';
import { hasDemoAccounts } from '@/server/demo-accounts.ts';
import { findOidcSettings } from '@/server/environment.ts';
import { needsOwner } from '@/server/first-run.ts';
import { safeNextPath } from '@/server/safe-next-path.ts';
import { decodeSignInProblem, describeSignInProblem } from '@/server/sign-in-problem.ts';
import { startPageOf } from '@/server/start-page-of.ts';
import { findViewer } from '@/server/viewer.ts';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error, ended } = await searchParams;
  if (await needsOwner()) redirect('/first-run');
  const viewer = await findViewer().catch(() => undefined);
  if (viewer) redirect(startPageOf(viewer), RedirectType.replace);
  const isDemo = hasDemoAccounts((await headers()).get('host'));
  const problem = typeof error === 'string' ? describeSignInProblem(decodeSignInProblem(error)) : undefined;
  return (
    <>
      <h1 className="text-15 font-semibold">Sign in to Agent OS</h1>
      <p className="mt-1 mb-4 text-ink-3">
        {ended === undefined ? 'Run and govern digital employees.' : 'Your session has ended. Sign in to go on.'}
      </p>
      <SignInForm next={safeNextPath(next)} problem={problem} oidcName={findOidcSettings()?.name} />
      {isDemo && (
        <p className="mt-4 border-t border-line-1 pt-3 text-12 text-ink-3">
          This is the demo on your own machine. Its people and their passwords are in{' '}
          <code className="font-mono text-ink-2">credentials.json</code>; <code className="font-mono">npm start</code>{' '}
          prints where that file is.
        </p>
      )}
    </>
  );
}
