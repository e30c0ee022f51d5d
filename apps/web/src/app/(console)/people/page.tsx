import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PeoplePage } from '@/features/people/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'People' };

export default async function People() {
  const { permissions, person, roles } = await requireViewer();
  if (!permissions.includes('people:read')) notFound();
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([
    client.query(api.people.list.queryOptions()),
    client.query(api.people.invitations.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <PeoplePage viewer={{ personId: person.id, isOwner: roles.includes('owner') }} />
    </HydrateClient>
  );
}
