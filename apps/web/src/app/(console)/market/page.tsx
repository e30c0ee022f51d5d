import type { Metadata } from 'next';
import { chooseMarketPool, MarketPage, readMarketAddress, roundInputOf } from '@/features/market/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Market' };

export default async function Market({ searchParams }: PageProps<'/market'>) {
  await requireViewer();
  const { pool: slug, round } = await readMarketAddress(searchParams);
  const [api, client] = [getApi(), getQueryClient()];
  const [pools] = await Promise.allSettled([
    client.query(api.market.pools.queryOptions()),
    client.query(api.market.state.queryOptions()),
    client.query(api.market.credits.queryOptions()),
  ]);
  const pool = pools.status === 'fulfilled' ? chooseMarketPool(pools.value, slug) : undefined;
  if (pool) await Promise.allSettled([client.query(api.market.round.queryOptions(roundInputOf(pool.pool.id, round)))]);
  return (
    <HydrateClient>
      <MarketPage />
    </HydrateClient>
  );
}
