'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callableNames } from '@/components/callable/index.ts';
import { EmptyState, ErrorState, LoadingRows, Page } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { PlaygroundRoom } from './playground-room.tsx';

/** Any model that an agent may call, tried by hand: streaming, tools, up to three models side by side. */
export function PlaygroundPage() {
  const trpc = useTRPC();
  const agents = useQuery(trpc.agents.list.queryOptions());
  const models = useQuery(trpc.models.list.queryOptions());
  const routes = useQuery(trpc.routes.list.queryOptions());
  const [chosenAgentId, setChosenAgentId] = useState<string>();
  const active = agents.data?.filter(({ state }) => state === 'active') ?? [];
  const agent = active.find(({ id }) => id === chosenAgentId) ?? active[0];
  const usable = callableNames(models.data ?? [], routes.data ?? [], agent?.allowedModels ?? []);
  return (
    <Page title="Playground" note="every turn is a real call of the agent" fill>
      {(agents.isPending || models.isPending || routes.isPending) && <LoadingRows rows={6} label="agents and models" />}
      {agents.isError && (
        <ErrorState what="the agents" problem={agents.error.message} retry={() => void agents.refetch()} />
      )}
      {models.isError && (
        <ErrorState what="the models" problem={models.error.message} retry={() => void models.refetch()} />
      )}
      {agents.isSuccess && models.isSuccess && !routes.isPending && (agent === undefined || usable.length === 0) && (
        <EmptyState
          title={agent === undefined ? 'No agent is active.' : `${agent.slug} may call no chat model.`}
          next={
            agent === undefined
              ? { href: '/connect', name: 'Connect an agent' }
              : { href: '/models', name: 'Add a model under Models' }
          }
        >
          <p className="mt-1">
            {agent === undefined
              ? 'The playground calls in the name of an agent.'
              : 'Allow it one on its page, or add another model.'}
          </p>
        </EmptyState>
      )}
      {agent !== undefined && usable.length > 0 && !routes.isPending && (
        <PlaygroundRoom key={agent.id} agents={active} agent={agent} callables={usable} onAgent={setChosenAgentId} />
      )}
    </Page>
  );
}
