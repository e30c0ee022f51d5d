'use client';

import { joinFigures } from '@agent-os/core/choices';
import { useQueries } from '@tanstack/react-query';
import { useLive } from '@/components/live/index.ts';
import type { ShownQuery } from '@/components/ui/index.ts';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import type { AgentListItem } from './agent-types.ts';

export interface AgentsQuery extends ShownQuery<readonly AgentListItem[]> {
  /** Epoch ms at which the older of the two answers came; 0 while one is missing. */
  readonly heardAt: number;
}

interface Answer<Data> extends ShownQuery<Data> {
  readonly dataUpdatedAt: number;
}

/** Outside of the hook: the same function each time lets rows that did not change stay the same objects. */
function joinAnswers([registry, figures]: [
  Answer<RouterOutputs['agents']['list']>,
  Answer<RouterOutputs['agents']['figures']>,
]): AgentsQuery {
  return {
    data: registry.data && figures.data && joinFigures(registry.data, figures.data),
    error: registry.error ?? figures.error,
    heardAt: Math.min(registry.dataUpdatedAt, figures.dataUpdatedAt),
    refetch: () => Promise.all([registry.refetch(), figures.refetch()]),
  };
}

/** Every agent with what its calls came to today: both or nothing, asked again every `pollMs` unless live is paused. */
export function useAgents(pollMs: number): AgentsQuery {
  const trpc = useTRPC();
  const dayStart = useDayStart();
  const { paused } = useLive();
  const refetchInterval = paused ? (false as const) : pollMs;
  return useQueries({
    queries: [
      { ...trpc.agents.list.queryOptions(), refetchInterval },
      { ...trpc.agents.figures.queryOptions({ dayStart }), refetchInterval },
    ],
    combine: joinAnswers,
  });
}
