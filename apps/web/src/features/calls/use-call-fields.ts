'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FilterField } from '@/components/filters/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { callFields } from './call-fields.ts';

const agentsOffered = 20;

const uniqueNames = (names: readonly string[]) =>
  [...new Set(names)].toSorted().map((name) => ({ value: name, label: name }));

/** The fields of the calls' filter with what this organisation has; the same array until that changes. */
export function useCallFields(): readonly FilterField[] {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data: departments } = useQuery(trpc.departments.list.queryOptions());
  const { data: models } = useQuery(trpc.models.list.queryOptions());
  return useMemo(() => {
    const places = departments ?? [];
    const offered = models ?? [];
    return callFields({
      departments: places.map(({ id, name }) => ({ value: id, label: name })),
      teams: places.flatMap(({ teams }) => teams.map(({ id, name }) => ({ value: id, label: name }))),
      models: uniqueNames(offered.map(({ name }) => name)),
      providers: uniqueNames(offered.map(({ provider }) => provider.slug)),
      pools: uniqueNames(offered.map(({ pool }) => pool.slug)),
      loadAgents: async (text) => {
        const agents = await client.query({ ...trpc.agents.list.queryOptions(), staleTime: 60_000 });
        const wanted = text.trim().toLowerCase();
        return agents
          .filter(({ id, slug, name }) => id === text || `${slug} ${name}`.toLowerCase().includes(wanted))
          .slice(0, agentsOffered)
          .map(({ id, slug }) => ({ value: id, label: slug }));
      },
    });
  }, [departments, models, client, trpc]);
}
