import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PlaygroundPage } from '@/features/playground/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Playground' };

export default async function Playground() {
  const viewer = await requireViewer();
  if (!viewer.permissions.includes('keys:write')) notFound();
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([
    client.query(api.agents.list.queryOptions()),
    client.query(api.models.list.queryOptions()),
    client.query(api.routes.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <PlaygroundPage />
    </HydrateClient>
  );
}
