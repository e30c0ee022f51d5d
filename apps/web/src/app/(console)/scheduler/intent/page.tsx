import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IntentPage } from '@/features/intent/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Intent' };

export default async function Intent() {
  const { permissions } = await requireViewer();
  if (!permissions.includes('scheduler:read')) notFound();
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([
    client.query(api.intent.rules.queryOptions()),
    client.query(api.intent.versions.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <IntentPage />
    </HydrateClient>
  );
}
