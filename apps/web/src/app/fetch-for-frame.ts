import { dehydrate, type DehydratedState } from '@tanstack/react-query';
import { getApi, getQueryClient } from '@/trpc/server.tsx';

/** What the frame shows itself: whether models are simulated for the status line, departments for the top bar. */
export async function fetchForFrame(): Promise<DehydratedState> {
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([
    client.query(api.models.list.queryOptions()),
    client.query(api.departments.list.queryOptions()),
  ]);
  return dehydrate(client);
}
