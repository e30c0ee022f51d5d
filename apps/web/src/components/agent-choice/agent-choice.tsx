'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { TextField } from '../ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

const unknownAgent = 'There is no digital employee of that slug. Choose one from the list, or leave it empty.';

/** The agents that may be chosen, fetched while the form is open; and the id that a typed slug stands for. */
export function useAgentChoice(open: boolean) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const options = trpc.agents.list.queryOptions();
  const { data: agents } = useQuery({ ...options, enabled: open });
  /** Null for nothing; an id that no agent has for a slug that none has. Waits for the list, should it be on its way. */
  const idOf = async (text: string): Promise<string | null> => {
    const slug = text.trim();
    if (slug === '') return null;
    const all = agents ?? (await client.query(options).catch(() => []));
    return all.find((agent) => agent.slug === slug)?.id ?? '';
  };
  return { agents: agents?.filter(({ state }) => state !== 'retired') ?? [], idOf };
}

export interface AgentChoiceFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly defaultValue?: string;
  readonly agents: ReturnType<typeof useAgentChoice>['agents'];
  readonly problem: string | undefined;
}

/** An agent by its slug, or none. */
export function AgentChoiceField({ agents, problem, ...field }: AgentChoiceFieldProps) {
  const listId = useId();
  return (
    <>
      <TextField
        {...field}
        list={listId}
        autoComplete="off"
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
