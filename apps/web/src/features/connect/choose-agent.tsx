'use client';

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button, TextField } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

export interface ChooseAgentProps {
  readonly pending: boolean;
  readonly problem: string | undefined;
  readonly onChoose: (agent: { id: string; slug: string; allowedModels: readonly string[] }) => void;
}

/** Picks an agent that is registered already, by typing a part of its name. */
export function ChooseAgent({ pending, problem, onChoose }: ChooseAgentProps) {
  const trpc = useTRPC();
  const listId = useId();
  const agents = useQuery(trpc.agents.list.queryOptions());
  const [typed, setTyped] = useState('');
  const known = agents.data?.filter(({ state }) => state !== 'retired') ?? [];
  const found = known.find(({ slug }) => slug === typed.trim());
  return (
    <form
      className="flex max-w-md flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (found) onChoose(found);
      }}
    >
      <TextField
        label="Agent"
        name="agent"
        list={listId}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        hint={
          found === undefined
            ? 'Its slug, such as tier1-resolver.'
            : `${found.name}, ${found.department.name}${found.state === 'suspended' ? '; it is suspended, its calls will be denied' : ''}`
        }
        problem={problem ?? agents.error?.message}
        required
      />
      <datalist id={listId}>
        {known.map(({ id, slug, name }) => (
          <option key={id} value={slug}>
            {name}
          </option>
        ))}
      </datalist>
      <div>
        <Button type="submit" look="main" pending={pending} disabled={found === undefined}>
          Create its key
        </Button>
      </div>
    </form>
  );
}
