'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { ListedRoute, RouteSavings } from './route-types.ts';

const dayMs = 24 * 3_600_000;
const gone = 'a model that is gone';

const notCalled: Omit<RouteSavings, 'routeId'> = {
  calls: 0,
  withCost: 0,
  costNanoUsd: '0',
  savedVsFirstNanoUsd: '0',
  comparedWithFirst: 0,
  savedVsDearestNanoUsd: '0',
  comparedWithDearest: 0,
  fellBack: 0,
  simulated: 0,
};

/** Figures of all routes over so many days, today included. */
export function useRouteSavings(days: number) {
  const dayStart = useDayStart();
  return useQuery(useTRPC().routes.savings.queryOptions({ from: dayStart - (days - 1) * dayMs, to: dayStart + dayMs }));
}

/** The figures of one route; undefined until they are there. */
export function savingsOf(all: readonly RouteSavings[] | undefined, routeId: string): RouteSavings | undefined {
  if (all === undefined) return undefined;
  return all.find((savings) => savings.routeId === routeId) ?? { routeId, ...notCalled };
}

/** Routes with the names of their candidates and today's figures. */
export function useRoutes() {
  const trpc = useTRPC();
  const query = useQuery(trpc.routes.list.queryOptions());
  const models = useQuery(trpc.models.list.queryOptions());
  const today = useRouteSavings(1);
  const rows = useMemo(() => {
    const names = new Map(models.data?.map(({ id, name }) => [id, name]));
    return (query.data ?? []).map((route): ListedRoute => ({
      ...route,
      candidates: route.definition.candidates.map((id) => names.get(id) ?? gone),
      today: savingsOf(today.data, route.id),
    }));
  }, [query.data, models.data, today.data]);
  return { query, rows, models: models.data ?? [] };
}
