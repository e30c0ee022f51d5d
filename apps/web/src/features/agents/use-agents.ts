'use client';

import { joinFigures, type JoinedRows } from '@agent-os/core/choices';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLive } from '@/components/live/index.ts';
import type { ShownQuery } from '@/components/ui/index.ts';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import type { AgentListItem } from './agent-types.ts';

type RegistryRow = RouterOutputs['agents']['list'][number];

export interface AgentsQuery extends ShownQuery<readonly AgentListItem[]> {
  /** Epoch ms at which the older of the two answers came; 0 while one is missing. */
  readonly heardAt: number;
}

/** Every agent with what its calls came to today: both or nothing, asked again every `pollMs` unless live is paused. */
export function useAgents(pollMs: number): AgentsQuery {
  const trpc = useTRPC();
  const dayStart = useDayStart();
  const { paused } = useLive();
  const refetchInterval = paused ? false : pollMs;
  const registry = useQuery({ ...trpc.agents.list.queryOptions(), refetchInterval });
  const figures = useQuery({ ...trpc.agents.figures.queryOptions({ dayStart }), refetchInterval });
  const [known] = useState<JoinedRows<RegistryRow>>(() => new WeakMap());
  const data = useMemo(
    () => registry.data && figures.data && joinFigures(registry.data, figures.data, known),
    [registry.data, figures.data, known],
  );
  return {
    data,
    error: registry.error ?? figures.error,
    heardAt: Math.min(registry.dataUpdatedAt, figures.dataUpdatedAt),
    refetch: () => Promise.all([registry.refetch(), figures.refetch()]),
  };
}
