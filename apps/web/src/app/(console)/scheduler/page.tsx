import type { Metadata } from 'next';
import { choosePool, queueInputOf, readPoolAddress, SchedulerPage } from '@/features/scheduler/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Scheduler' };

export default async function Scheduler({ searchParams }: PageProps<'/scheduler'>) {
  await requireViewer();
  const { pool: slug } = await readPoolAddress(searchParams);
  const [api, client] = [getApi(), getQueryClient()];
  const [pools] = await Promise.allSettled([
    client.query(api.scheduler.pools.queryOptions()),
    client.query(api.models.list.queryOptions()),
  ]);
  const pool = pools.status === 'fulfilled' ? choosePool(pools.value, slug) : undefined;
  if (pool) await Promise.allSettled([client.query(api.scheduler.queue.queryOptions(queueInputOf(pool.id)))]);
  return (
    <HydrateClient>
      <SchedulerPage />
    </HydrateClient>
  );
}
