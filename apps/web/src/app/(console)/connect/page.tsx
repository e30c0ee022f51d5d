import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ConnectPage } from '@/features/connect/index.ts';
import { kernelPublicUrl } from '@/server/environment.ts';
import { fetchOrNotFound } from '@/server/fetch-or-not-found.ts';
import { resolveAgentId } from '@/server/resolve-agent.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Connect an agent' };

export default async function Connect({ searchParams }: PageProps<'/connect'>) {
  const [{ agent: named }, viewer] = await Promise.all([searchParams, requireViewer()]);
  if (!viewer.permissions.includes('keys:write')) notFound();
  const [api, client] = [getApi(), getQueryClient()];
  const agent =
    typeof named === 'string'
      ? await fetchOrNotFound(async () => {
          const agentId = await resolveAgentId(named);
          return client.query(api.agents.get.queryOptions({ agentId }));
        })
      : undefined;
  await Promise.allSettled([
    client.query(api.departments.list.queryOptions()),
    client.query(api.models.list.queryOptions()),
    client.query(api.providers.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <ConnectPage
        kernelUrl={kernelPublicUrl()}
        {...(agent && { agent: { id: agent.id, slug: agent.slug, allowedModels: agent.allowedModels } })}
      />
    </HydrateClient>
  );
}
