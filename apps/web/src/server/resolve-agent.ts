import 'server-only';
import { notFound } from 'next/navigation';
import { getApi, getQueryClient } from '@/trpc/server.tsx';

/** Id of the agent that an address names by id or slug; the 404 page when there is none in this organisation. */
export async function resolveAgentId(idOrSlug: string): Promise<string> {
  if (idOrSlug.startsWith('agt_')) return idOrSlug;
  const agents = await getQueryClient().query(getApi().agents.list.queryOptions());
  return agents.find(({ slug }) => slug === idOrSlug)?.id ?? notFound();
}
