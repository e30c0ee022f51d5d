import type { Metadata } from 'next';
import { ModelsPage } from '@/features/models/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Models' };

export default async function Models() {
  await requireViewer();
  const [api, client] = [getApi(), getQueryClient()];
  // The day's figures come after: they are over many calls, and the list must not wait for them.
  await Promise.allSettled([
    client.query(api.providers.list.queryOptions()),
    client.query(api.models.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <ModelsPage />
    </HydrateClient>
  );
}
