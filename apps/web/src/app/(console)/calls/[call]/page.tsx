import type { Metadata } from 'next';
import { CallPage } from '@/features/calls/index.ts';
import { fetchOrNotFound } from '@/server/fetch-or-not-found.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export async function generateMetadata({ params }: PageProps<'/calls/[call]'>): Promise<Metadata> {
  return { title: (await params).call };
}

export default async function Call({ params }: PageProps<'/calls/[call]'>) {
  await requireViewer();
  const { call } = await params;
  await fetchOrNotFound(() => getQueryClient().query(getApi().calls.get.queryOptions({ callId: call })));
  return (
    <HydrateClient>
      <CallPage callId={call} />
    </HydrateClient>
  );
}
