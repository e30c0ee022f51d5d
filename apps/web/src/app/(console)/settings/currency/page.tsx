import type { Metadata } from 'next';
import { CurrencySettings } from '@/features/settings/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Currency settings' };

export default async function CurrencySettingsPage() {
  await requireViewer();
  await Promise.allSettled([getQueryClient().query(getApi().currency.get.queryOptions())]);
  return (
    <HydrateClient>
      <CurrencySettings />
    </HydrateClient>
  );
}
