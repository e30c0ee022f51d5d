'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { goodputInputOf, goodputParsers } from './goodput-address.ts';

/** Calls are folded into sums about as often. */
const pollMs = 15_000;

/** The room's state in the address, and its figures; they stand still while live is paused. */
export function useGoodput() {
  const trpc = useTRPC();
  const { paused } = useLive();
  const [address, setAddress] = useQueryStates(goodputParsers, { history: 'push' });
  const query = useQuery({
    ...trpc.goodput.get.queryOptions(goodputInputOf(address.last)),
    refetchInterval: paused ? false : pollMs,
    placeholderData: keepPreviousData,
  });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  return { address, setAddress, query };
}
