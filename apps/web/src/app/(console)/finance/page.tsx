import type { Metadata } from 'next';
import {
  daysOfAddress,
  daysOfMonth,
  FinancePage,
  monthInputOf,
  ownersAtFirst,
  periodInputOf,
  readFinanceAddress,
} from '@/features/finance/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { beside, getApi, getQueryClient, HydrateClient, settlePage } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Finance' };

export default async function Finance({ searchParams }: PageProps<'/finance'>) {
  const { organisation } = await requireViewer();
  const address = await readFinanceAddress(searchParams);
  const today = new Date().toISOString().slice(0, 10);
  const days = daysOfAddress(address, today);
  const [api, client] = [getApi(), getQueryClient()];
  const month = address.month ?? today.slice(0, 7);
  const spanned = days === undefined ? daysOfMonth(month) : { firstDay: days.from, lastDay: days.to };
  const asked: Promise<unknown>[] = [client.query(api.currency.ofPeriod.queryOptions(spanned))];
  const askedBeside: Promise<unknown>[] = [];
  if (address.tab === 'month' && days !== undefined) {
    const input = periodInputOf(days, address.spend);
    asked.push(
      client.query(api.finance.period.queryOptions(input)),
      client.query(api.finance.periodOwners.queryOptions({ ...input, by: address.by, limit: ownersAtFirst })),
    );
  } else if (address.tab === 'month') {
    const input = monthInputOf(month, address.spend);
    asked.push(
      client.query(api.finance.month.queryOptions(input)),
      client.query(api.finance.owners.queryOptions({ ...input, by: address.by, limit: ownersAtFirst })),
    );
    askedBeside.push(
      client.query(api.finance.anomalies.queryOptions({ month }, beside)),
      client.query(api.finance.owners.queryOptions({ ...input, by: 'model' }, beside)),
      client.query(api.finance.owners.queryOptions({ ...input, by: 'class' }, beside)),
    );
  }
  await settlePage(asked, askedBeside);
  return (
    <HydrateClient>
      <FinancePage today={today} organisation={organisation.name} />
    </HydrateClient>
  );
}
