import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PeoplePage } from '@/features/people/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'People' };

export default async function People() {
  const viewer = await requireViewer();
  if (!viewer.permissions.includes('people:read')) notFound();
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([
    client.query(api.people.list.queryOptions()),
    client.query(api.people.invitations.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <PeoplePage />
    </HydrateClient>
  );
}
