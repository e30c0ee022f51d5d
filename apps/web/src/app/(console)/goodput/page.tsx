import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { goodputInputOf, GoodputPage, readGoodputAddress } from '@/features/goodput/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Goodput' };

export default async function Goodput({ searchParams }: PageProps<'/goodput'>) {
  const { permissions } = await requireViewer();
  if (!permissions.includes('models:read')) notFound();
  const { last } = await readGoodputAddress(searchParams);
  await Promise.allSettled([getQueryClient().query(getApi().goodput.get.queryOptions(goodputInputOf(last)))]);
  return (
    <HydrateClient>
      <GoodputPage />
    </HydrateClient>
  );
}
