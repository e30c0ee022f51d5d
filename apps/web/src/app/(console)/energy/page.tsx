import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EnergyPage, ledgerHours } from '@/features/energy/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Energy' };

export default async function Energy() {
  const { permissions } = await requireViewer();
  if (!permissions.includes('models:read')) notFound();
  const [api, client] = [getApi(), getQueryClient()];
  await Promise.allSettled([
    client.query(api.energy.devices.queryOptions()),
    client.query(api.energy.caps.queryOptions()),
    client.query(api.energy.ledger.queryOptions({ hours: ledgerHours })),
  ]);
  return (
    <HydrateClient>
      <EnergyPage />
    </HydrateClient>
  );
}
