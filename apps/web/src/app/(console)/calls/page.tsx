import type { Metadata } from 'next';
import { CallsPage, readCallAddress, toCallFilter, toListInput } from '@/features/calls/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { beside, getApi, getQueryClient, HydrateClient, settlePage } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Calls' };

export default async function Calls({ searchParams }: PageProps<'/calls'>) {
  await requireViewer();
  const openedAt = Date.now();
  const address = await readCallAddress(searchParams);
  const filter = toCallFilter(address, openedAt);
  const [api, client] = [getApi(), getQueryClient()];
  // The histogram follows by itself, and totals that are slow: a figure never holds up the list.
  await settlePage(
    [
      client.infiniteQuery(
        api.calls.list.infiniteQueryOptions(toListInput(filter, address.sort), {
          getNextPageParam: ({ nextCursor }) => nextCursor,
        }),
      ),
      client.query(api.models.list.queryOptions()),
      client.query(api.departments.list.queryOptions()),
    ],
    [client.query(api.calls.totals.queryOptions(filter, beside))],
  );
  return (
    <HydrateClient>
      <CallsPage openedAt={openedAt} />
    </HydrateClient>
  );
}
