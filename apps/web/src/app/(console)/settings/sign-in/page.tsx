import type { Metadata } from 'next';
import { SignInSettings } from '@/features/settings/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Sign-in settings' };

export default async function SignInSettingsPage() {
  const { person } = await requireViewer();
  await Promise.allSettled([getQueryClient().query(getApi().auth.account.queryOptions())]);
  return (
    <HydrateClient>
      <SignInSettings email={person.email} />
    </HydrateClient>
  );
}
