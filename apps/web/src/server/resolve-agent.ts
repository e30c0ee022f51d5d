import 'server-only';
import { getApi, getQueryClient } from '@/trpc/server.tsx';

/** Id of the agent that an address names by id or slug; rejects when there is none in this organisation. */
export async function resolveAgentId(idOrSlug: string): Promise<string> {
  if (idOrSlug.startsWith('agt_')) return idOrSlug;
  const { id } = await getQueryClient().query(getApi().agents.find.queryOptions({ slug: idOrSlug }));
  return id;
}
