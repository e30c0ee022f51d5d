import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NewAgentPage } from '@/features/agents/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Create agent' };

export default async function NewAgent() {
  const viewer = await requireViewer();
  if (!viewer.permissions.includes('agents:write')) notFound();
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([
    client.query(api.departments.list.queryOptions()),
    client.query(api.models.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <NewAgentPage />
    </HydrateClient>
  );
}
