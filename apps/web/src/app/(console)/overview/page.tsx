import type { Metadata } from 'next';
import { recentCallsInput } from '@/features/calls/index.ts';
import { OverviewPage } from '@/features/overview/index.ts';
import { startOfDay } from '@/format/index.ts';
import { readPreferences } from '@/server/preferences.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Overview' };

export default async function Overview() {
  const [{ zone }] = await Promise.all([readPreferences(), requireViewer()]);
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([
    client.query(api.overview.get.queryOptions({ dayStart: startOfDay(Date.now(), zone) })),
    client.query(api.calls.list.queryOptions(recentCallsInput(undefined))),
    client.query(api.models.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <OverviewPage />
    </HydrateClient>
  );
}
