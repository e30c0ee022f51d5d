import type { Metadata } from 'next';
import { AgentsPage } from '@/features/agents/index.ts';
import { startOfDay } from '@/format/index.ts';
import { readPreferences } from '@/server/preferences.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Agents' };

export default async function Agents() {
  const [{ zone }, viewer] = await Promise.all([readPreferences(), requireViewer()]);
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([
    client.query(api.agents.list.queryOptions()),
    client.query(api.agents.figures.queryOptions({ dayStart: startOfDay(Date.now(), zone) })),
    client.query(api.departments.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <AgentsPage viewerId={viewer.person.id} />
    </HydrateClient>
  );
}
