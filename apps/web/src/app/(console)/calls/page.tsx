import type { Metadata } from 'next';
import { CallsPage, readCallAddress, toCallFilter, toListInput } from '@/features/calls/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Calls' };

export default async function Calls({ searchParams }: PageProps<'/calls'>) {
  await requireViewer();
  const openedAt = Date.now();
  const address = await readCallAddress(searchParams);
  const filter = toCallFilter(address, openedAt);
  const [api, client] = [getApi(), getQueryClient()];
  // Histogram and totals follow by themselves: a slow figure never holds up the list.
  await Promise.allSettled([
    client.infiniteQuery(
      api.calls.list.infiniteQueryOptions(toListInput(filter, address.sort), {
        getNextPageParam: ({ nextCursor }) => nextCursor,
      }),
    ),
    client.query(api.models.list.queryOptions()),
    client.query(api.departments.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <CallsPage openedAt={openedAt} />
    </HydrateClient>
  );
}
