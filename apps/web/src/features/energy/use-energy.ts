'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ledgerHours } from './ledger-hours.ts';

const liveMs = 5_000;
const ledgerMs = 30_000;

/** What devices draw now, and what they may; both stand still while live is paused. */
export function useDevices() {
  const trpc = useTRPC();
  const { paused } = useLive();
  const query = useQuery({ ...trpc.energy.devices.queryOptions(), refetchInterval: paused ? false : liveMs });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: liveMs });
  return query;
}

export function useCaps() {
  const trpc = useTRPC();
  const { paused } = useLive();
  return useQuery({ ...trpc.energy.caps.queryOptions(), refetchInterval: paused ? false : liveMs });
}

export function useLedger() {
  const trpc = useTRPC();
  const { paused } = useLive();
  return useQuery({
    ...trpc.energy.ledger.queryOptions({ hours: ledgerHours }),
    refetchInterval: paused ? false : ledgerMs,
  });
}

/** Asks again for everything that is shown of energy. */
export function useEnergyRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => client.invalidateQueries(trpc.energy.pathFilter());
}
