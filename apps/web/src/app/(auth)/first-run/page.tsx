import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { OwnerForm } from '@/features/sign-in/index.ts';
import { needsOwner } from '@/server/first-run.ts';

export const metadata: Metadata = { title: 'First run' };

export default async function FirstRunPage() {
  if (!(await needsOwner())) redirect('/sign-in');
  return (
    <>
      <h1 className="text-15 font-semibold">Set up Agent OS</h1>
      <p className="mt-1 mb-4 text-ink-3">
        Nobody owns this installation yet. You become its owner and can invite others.
      </p>
      <OwnerForm />
    </>
  );
}
