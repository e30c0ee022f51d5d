import type { Metadata } from 'next';
import { daysOfMonth, FinancePage, monthInputOf, monthOf, readFinanceAddress } from '@/features/finance/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Finance' };

export default async function Finance({ searchParams }: PageProps<'/finance'>) {
  await requireViewer();
  const address = await readFinanceAddress(searchParams);
  const thisMonth = monthOf(Date.now());
  const [api, client] = [getApi(), getQueryClient()];
  const month = address.month ?? thisMonth;
  const input = monthInputOf(month, address.spend);
  await Promise.allSettled([
    client.query(api.currency.ofPeriod.queryOptions(daysOfMonth(month))),
    ...(address.tab === 'month'
      ? [
          client.query(api.finance.month.queryOptions(input)),
          client.query(api.finance.owners.queryOptions({ ...input, by: address.by })),
        ]
      : []),
  ]);
  return (
    <HydrateClient>
      <FinancePage thisMonth={thisMonth} />
    </HydrateClient>
  );
}
