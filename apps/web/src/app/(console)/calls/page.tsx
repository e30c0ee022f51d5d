import type { Metadata } from 'next';
import { createLoader } from 'nuqs/server';
import { callFilterParsers, CallsPage, toCallFilter } from '@/features/calls/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Calls' };

const loadAddress = createLoader(callFilterParsers);

export default async function Calls({ searchParams }: PageProps<'/calls'>) {
  await requireViewer();
  const openedAt = Date.now();
  const filter = toCallFilter(await loadAddress(searchParams), openedAt);
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([
    client.infiniteQuery(
      api.calls.list.infiniteQueryOptions(filter, { getNextPageParam: ({ nextCursor }) => nextCursor }),
    ),
    client.query(api.calls.totals.queryOptions(filter)),
    client.query(api.agents.list.queryOptions()),
    client.query(api.models.list.queryOptions()),
    client.query(api.departments.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <CallsPage openedAt={openedAt} />
    </HydrateClient>
  );
}
