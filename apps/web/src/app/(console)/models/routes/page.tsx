import type { Metadata } from 'next';
import { RoutesPage } from '@/features/models/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Routes' };

export default async function Routes() {
  await requireViewer();
  const [api, client] = [getApi(), getQueryClient()];
  // The day's figures come after: they are over many calls, and the list must not wait for them.
  await Promise.allSettled([
    client.query(api.routes.list.queryOptions()),
    client.query(api.models.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <RoutesPage />
    </HydrateClient>
  );
}
