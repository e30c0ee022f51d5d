import type { Metadata } from 'next';
import { createLoader, parseAsString } from 'nuqs/server';
import { recentCallsInput } from '@/features/calls/index.ts';
import { OverviewPage } from '@/features/overview/index.ts';
import { startOfDay } from '@/format/index.ts';
import { readPreferences } from '@/server/preferences.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Overview' };

const loadAddress = createLoader({ department: parseAsString });

export default async function Overview({ searchParams }: PageProps<'/overview'>) {
  const [{ zone }, { department }, viewer] = await Promise.all([
    readPreferences(),
    loadAddress(searchParams),
    requireViewer(),
  ]);
  const departmentId = department ?? undefined;
  const dayStart = startOfDay(Date.now(), zone);
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([
    client.query(
      api.overview.get.queryOptions({
        dayStart,
        ...(departmentId === undefined ? {} : { departmentId }),
      }),
    ),
    client.query(api.calls.list.queryOptions(recentCallsInput(undefined, departmentId))),
    client.query(api.models.list.queryOptions()),
    client.query(api.agents.list.queryOptions()),
    client.query(api.agents.figures.queryOptions({ dayStart })),
  ]);
  return (
    <HydrateClient>
      <OverviewPage roles={viewer.roles} permissions={viewer.permissions} />
    </HydrateClient>
  );
}
