'use client';

import { createModelInput } from '@agent-os/core/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Button, Dialog, DialogActions, SelectField, TextField, useToasts } from '@/components/ui/index.ts';
import { fieldProblems } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Provider } from './model-types.ts';

function readModel(form: FormData) {
  const contextWindow = form.get('contextWindow');
  return createModelInput.safeParse({
    ...Object.fromEntries(form),
    upstreamName: form.get('upstreamName') || form.get('name'),
    contextWindow: contextWindow ? Number(contextWindow) : null,
    slots: Number(form.get('slots')),
  });
}

/** Makes a provider's model available to agents, under a name of the organisation's own. */
export function AddModel({ providers }: { readonly providers: readonly Provider[] }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const create = useMutation(
    trpc.models.create.mutationOptions({
      onSuccess: async ({ name }) => {
        await Promise.all([
          client.invalidateQueries(trpc.models.pathFilter()),
          client.invalidateQueries(trpc.providers.pathFilter()),
        ]);
        setOpen(false);
        tell(`${name} is added. Set its price, or its calls have no known cost.`);
      },
    }),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = readModel(new FormData(event.currentTarget));
    setFields(fieldProblems(input.error));
    if (input.success) create.mutate(input.data);
  };
  return (
    <>
      <Button disabled={providers.length === 0} onClick={() => setOpen(true)}>
        Add model…
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Add a model">
        <form onSubmit={submit} noValidate className="flex flex-col gap-3">
          <SelectField label="Provider" name="providerId" problem={fields['providerId']}>
            {providers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField label="Name" name="name" required hint="What agents ask for." problem={fields['name']} />
          <TextField
            label="Name at the provider"
            name="upstreamName"
            hint="Leave empty when it is the same."
            problem={fields['upstreamName']}
          />
          <SelectField label="Kind" name="kind">
            <option value="chat">chat</option>
            <option value="embedding">embedding</option>
          </SelectField>
          <TextField
            label="Context window, tok"
            name="contextWindow"
            inputMode="numeric"
            hint="Leave empty when it is not known."
            problem={
              fields['contextWindow'] === undefined ? undefined : 'Give a whole number above 0, or leave it empty.'
            }
          />
          <TextField
            label="Slots"
            name="slots"
            inputMode="numeric"
            defaultValue="64"
            required
            hint="How many calls may run at once."
            problem={fields['slots'] === undefined ? create.error?.message : 'Give a whole number from 1 to 100,000.'}
          />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" look="main" pending={create.isPending}>
              Add model
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
