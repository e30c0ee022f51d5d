'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { expiresAtOf, KeyLifetimeField, NewKeyDialog } from '@/components/new-key/index.ts';
import { Button, FormActions, TextField } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

const unknownAgent = 'There is no digital employee of that slug. Choose one from the list.';

/** Makes a key for a digital employee and shows it this once. Closing the dialog forgets it. */
export function CreateOrganisationKey() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const listId = useId();
  const [open, setOpen] = useState(false);
  useActions([{ id: 'keys.create', name: 'Create API key…', run: () => setOpen(true) }]);
  const agents = useQuery({ ...trpc.agents.list.queryOptions(), enabled: open });
  const create = useMutation(
    trpc.keys.create.mutationOptions({ onSuccess: () => client.invalidateQueries(trpc.keys.pathFilter()) }),
  );
  const form = useCheckedForm({
    schema: ({ createKeyInput }) => createKeyInput,
    read: (data) => {
      const slug = textOf(data, 'agentId').trim();
      return {
        agentId: agents.data?.find((agent) => agent.slug === slug)?.id ?? '',
        name: textOf(data, 'name'),
        expiresAt: expiresAtOf(data, Date.now()),
      };
    },
    onValid: (input) => create.mutate(input),
  });
  const show = (next: boolean) => {
    setOpen(next);
    form.forget();
    create.reset();
  };
  const problems = { ...kernelProblems(create.error, 'name'), ...form.problems };
  return (
    <>
      <Button look="main" onClick={() => show(true)}>
        Create key…
      </Button>
      <NewKeyDialog open={open} onOpenChange={show} title="Create a key" made={create.data}>
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <TextField
            label="Digital employee"
            name="agentId"
            list={listId}
            required
            autoComplete="off"
            hint="Its slug; type to find it."
            problem={problems['agentId'] === undefined ? undefined : unknownAgent}
          />
          <datalist id={listId}>
            {agents.data
              ?.filter(({ state }) => state !== 'retired')
              .map(({ id, slug, name }) => (
                <option key={id} value={slug}>
                  {name}
                </option>
              ))}
          </datalist>
          <TextField
            label="Name"
            name="name"
            required
            autoComplete="off"
            hint="Where it will be used, such as CI."
            problem={problems['name']}
          />
          <KeyLifetimeField problem={problems['expiresAt']} />
          <FormActions onCancel={() => show(false)} pending={create.isPending}>
            Create key
          </FormActions>
        </form>
      </NewKeyDialog>
    </>
  );
}
