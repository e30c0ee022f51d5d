import type { Metadata } from 'next';
import { AgentPage } from '@/features/agents/index.ts';
import { recentCallsInput } from '@/features/calls/index.ts';
import { startOfDay } from '@/format/index.ts';
import { fetchOrNotFound } from '@/server/fetch-or-not-found.ts';
import { readPreferences } from '@/server/preferences.ts';
import { resolveAgentId } from '@/server/resolve-agent.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export async function generateMetadata({ params }: PageProps<'/agents/[agent]'>): Promise<Metadata> {
  return { title: (await params).agent };
}

export default async function Agent({ params }: PageProps<'/agents/[agent]'>) {
  const [{ agent }, { zone }] = await Promise.all([params, readPreferences(), requireViewer()]);
  const [api, client] = [getApi(), getQueryClient()];
  const agentId = await fetchOrNotFound(() => resolveAgentId(agent));
  const dayStart = startOfDay(Date.now(), zone);
  // The agent must be there; what else the viewer may not read, its panel leaves out.
  await fetchOrNotFound(() => client.query(api.agents.get.queryOptions({ agentId, dayStart })));
  await Promise.allSettled([
    client.query(api.keys.list.queryOptions({ agentId })),
    client.query(api.calls.list.queryOptions(recentCallsInput(agentId))),
    client.query(api.models.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <AgentPage agentId={agentId} />
    </HydrateClient>
  );
}
