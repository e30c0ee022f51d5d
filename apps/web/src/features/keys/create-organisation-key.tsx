'use client';

import { createKeyInput } from '@agent-os/core/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import {
  Button,
  CopyButton,
  Dialog,
  DialogActions,
  FormActions,
  SelectField,
  TextField,
} from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

const dayMs = 86_400_000;
const lifetimes = [
  ['90', '90 days'],
  ['30', '30 days'],
  ['365', '1 year'],
  ['0', 'no end'],
] as const;
const unknownAgent = 'There is no digital employee of that slug. Choose one from the list.';

/** Makes a key for a digital employee and shows it this once. Closing the dialog forgets it. */
export function CreateOrganisationKey() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const listId = useId();
  const [open, setOpen] = useState(false);
  useActions([{ id: 'keys.create', name: 'Create API key…', run: () => setOpen(true) }]);
  const agents = useQuery({ ...trpc.agents.list.queryOptions({}), enabled: open });
  const create = useMutation(
    trpc.keys.create.mutationOptions({ onSuccess: () => client.invalidateQueries(trpc.keys.pathFilter()) }),
  );
  const form = useCheckedForm({
    schema: createKeyInput,
    read: (data) => {
      const slug = textOf(data, 'agentId').trim();
      const days = Number(textOf(data, 'days'));
      return {
        agentId: agents.data?.find((agent) => agent.slug === slug)?.id ?? '',
        name: textOf(data, 'name'),
        expiresAt: days === 0 ? null : Date.now() + days * dayMs,
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
      <Dialog
        open={open}
        onOpenChange={show}
        title={create.data ? `Key ${create.data.key.name}` : 'Create a key'}
        description={
          create.data
            ? 'Copy the key now. It is not kept and cannot be shown again.'
            : 'The key is shown once, on the next step.'
        }
      >
        {create.data ? (
          <>
            <p className="flex items-center gap-2 rounded-control border border-line-2 bg-surface-2 p-2">
              <code data-testid="new-key" className="min-w-0 flex-1 font-mono text-12 break-all">
                {create.data.secret}
              </code>
              <CopyButton text={create.data.secret} what="key" labelled />
            </p>
            <DialogActions>
              <Button look="main" onClick={() => show(false)}>
                I have stored it
              </Button>
            </DialogActions>
          </>
        ) : (
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
            <SelectField label="Lifetime" name="days" problem={problems['expiresAt']}>
              {lifetimes.map(([days, name]) => (
                <option key={days} value={days}>
                  {name}
                </option>
              ))}
            </SelectField>
            <FormActions onCancel={() => show(false)} pending={create.isPending}>
              Create key
            </FormActions>
          </form>
        )}
      </Dialog>
    </>
  );
}
