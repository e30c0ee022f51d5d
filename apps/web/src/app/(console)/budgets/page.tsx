import type { Metadata } from 'next';
import { BudgetsPage } from '@/features/budgets/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Budgets' };

export default async function Budgets() {
  await requireViewer();
  await Promise.allSettled([getQueryClient().query(getApi().budgets.tree.queryOptions())]);
  return (
    <HydrateClient>
      <BudgetsPage />
    </HydrateClient>
  );
}
