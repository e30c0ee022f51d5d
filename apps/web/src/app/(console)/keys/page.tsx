import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { KeysPage } from '@/features/keys/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'API keys' };

export default async function Keys() {
  const { permissions } = await requireViewer();
  if (!permissions.includes('keys:read')) notFound();
  await Promise.allSettled([getQueryClient().query(getApi().keys.listAll.queryOptions())]);
  return (
    <HydrateClient>
      <KeysPage />
    </HydrateClient>
  );
}
