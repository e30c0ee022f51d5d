'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client.tsx';
import type { ProviderBreaker } from './model-types.ts';

const pollMs = 10_000;

/** Whether routes send calls to each provider, by its id; empty until it is known. */
export function useBreakers(): ReadonlyMap<string, ProviderBreaker> {
  const { data } = useQuery({ ...useTRPC().routes.breakers.queryOptions(), refetchInterval: pollMs });
  return new Map(data?.map((breaker) => [breaker.providerId, breaker]));
}
