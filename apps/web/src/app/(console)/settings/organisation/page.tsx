import type { Metadata } from 'next';
import { OrganisationSettings } from '@/features/settings/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Organisation settings' };

export default async function OrganisationSettingsPage() {
  const { organisation } = await requireViewer();
  await Promise.allSettled([getQueryClient().query(getApi().settings.get.queryOptions())]);
  return (
    <HydrateClient>
      <OrganisationSettings organisation={organisation} />
    </HydrateClient>
  );
}
