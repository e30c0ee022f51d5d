import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ToolsPage } from '@/features/tools/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Tools' };

export default async function Tools() {
  const { permissions } = await requireViewer();
  if (!permissions.includes('scheduler:read')) notFound();
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([client.query(api.scheduler.toolLimits.queryOptions())]);
  return (
    <HydrateClient>
      <ToolsPage />
    </HydrateClient>
  );
}
