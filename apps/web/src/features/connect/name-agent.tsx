'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, SelectField, TextField } from '@/components/ui/index.ts';
import { NewDepartment } from '@/features/agents/index.ts';
import { toSlug } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

export interface NameAgentProps {
  readonly pending: boolean;
  readonly problem: string | undefined;
  readonly onCreated: (agent: { id: string; slug: string; allowedModels: readonly string[] }) => void;
}

/** The least that a new agent needs: a name and a department. The rest can be filled in on its page. */
export function NameAgent({ pending, problem, onCreated }: NameAgentProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const departments = useQuery(trpc.departments.list.queryOptions());
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string>();
  const departmentId = chosen ?? departments.data?.[0]?.id ?? '';
  const slug = toSlug(name);
  const create = useMutation(
    trpc.agents.create.mutationOptions({
      onSuccess: (agent) => {
        void client.invalidateQueries(trpc.agents.pathFilter());
        onCreated(agent);
      },
    }),
  );
  return (
    <form
      className="flex max-w-md flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ name, slug, departmentId });
      }}
    >
      <TextField
        label="Name"
        name="name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        hint={
          slug === '' ? 'What it does, such as Invoice reader.' : `Its slug is ${slug}. It cannot be changed later.`
        }
        problem={problem ?? create.error?.message}
        maxLength={120}
        required
      />
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <SelectField
            label="Department"
            value={departmentId}
            onChange={(event) => setChosen(event.target.value)}
            problem={departments.error?.message}
            required
          >
            {departments.data?.length === 0 && <option value="">none yet: create one</option>}
            {departments.data?.map(({ id, name: departmentName }) => (
              <option key={id} value={id}>
                {departmentName}
              </option>
            ))}
          </SelectField>
        </div>
        <NewDepartment onCreated={setChosen} />
      </div>
      <div>
        <Button
          type="submit"
          look="main"
          pending={pending || create.isPending}
          disabled={slug === '' || departmentId === ''}
        >
          Create agent and key
        </Button>
      </div>
    </form>
  );
}
