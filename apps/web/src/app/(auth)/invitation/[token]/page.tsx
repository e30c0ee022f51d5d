import type { Metadata } from 'next';
import { InvitationForm } from '@/features/sign-in/index.ts';

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params;
  return (
    <>
      <h1 className="text-15 font-semibold">Join on Agent OS</h1>
      <p className="mt-1 mb-4 text-ink-3">You were invited. The link counts once.</p>
      <InvitationForm token={token} />
    </>
  );
}
