'use client';

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { TextField } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

export const unknownAgent = 'There is no digital employee of that slug. Choose one from the list, or leave it empty.';

/** The agents that may be chosen, fetched while the form is open; and the id that a typed slug stands for. */
export function useAgentChoice(open: boolean) {
  const trpc = useTRPC();
  const { data: agents } = useQuery({ ...trpc.agents.list.queryOptions({}), enabled: open });
  /** Null for nothing; an id that no agent has for a slug that none has. */
  const idOf = (slug: string): string | null =>
    slug.trim() === '' ? null : (agents?.find((agent) => agent.slug === slug.trim())?.id ?? '');
  return { agents: agents?.filter(({ state }) => state !== 'retired') ?? [], idOf };
}

export interface AgentChoiceFieldProps {
  readonly agents: ReturnType<typeof useAgentChoice>['agents'];
  readonly problem: string | undefined;
}

/** Who is to do a task; empty leaves it to the kernel. */
export function AgentChoiceField({ agents, problem }: AgentChoiceFieldProps) {
  const listId = useId();
  return (
    <>
      <TextField
        label="Digital employee"
        name="agentId"
        list={listId}
        autoComplete="off"
        hint="Its slug. Empty: the kernel chooses by capabilities, room and context."
        problem={problem === undefined ? undefined : unknownAgent}
      />
      <datalist id={listId}>
        {agents.map(({ id, slug, name }) => (
          <option key={id} value={slug}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
