import type { Metadata } from 'next';
import { FinancePage, monthInputOf, monthOf, readFinanceAddress } from '@/features/finance/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Finance' };

export default async function Finance({ searchParams }: PageProps<'/finance'>) {
  const { organisation } = await requireViewer();
  const address = await readFinanceAddress(searchParams);
  const thisMonth = monthOf(Date.now());
  const [api, client] = [getApi(), getQueryClient()];
  if (address.tab === 'month') {
    const input = monthInputOf(address.month ?? thisMonth, address.spend);
    await Promise.allSettled([
      client.query(api.finance.month.queryOptions(input)),
      client.query(api.finance.owners.queryOptions({ ...input, by: address.by })),
    ]);
  }
  return (
    <HydrateClient>
      <FinancePage thisMonth={thisMonth} organisation={organisation.name} />
    </HydrateClient>
  );
}
