'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, CountField, Dialog, FormActions, SelectField, TextField, useToasts } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Provider } from './model-types.ts';
import { useRegistryRefresh } from './use-registry-refresh.ts';

function readModel(form: FormData): unknown {
  const contextWindow = textOf(form, 'contextWindow');
  return {
    ...Object.fromEntries(form),
    upstreamName: textOf(form, 'upstreamName') || textOf(form, 'name'),
    contextWindow: contextWindow === '' ? null : Number(contextWindow),
    slots: Number(textOf(form, 'slots')),
  };
}

/** Makes a provider's model available to agents, under a name of the organisation's own. */
export function AddModel({ providers }: { readonly providers: readonly Provider[] }) {
  const trpc = useTRPC();
  const refresh = useRegistryRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  useActions([{ id: 'models.add', name: 'Add model…', run: () => setOpen(true) }]);
  const create = useMutation(
    trpc.models.create.mutationOptions({
      onSuccess: async ({ name }) => {
        await refresh();
        setOpen(false);
        tell(`${name} is added. Set its price, or its calls have no known cost.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ createModelInput }) => createModelInput,
    read: readModel,
    onValid: (input) => create.mutate(input),
  });
  const problems = { ...kernelProblems(create.error, 'name'), ...form.problems };
  return (
    <>
      <Button
        disabled={providers.length === 0}
        onClick={() => {
          form.forget();
          create.reset();
          setOpen(true);
        }}
      >
        Add model…
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Add a model">
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <SelectField label="Provider" name="providerId" problem={problems['providerId']}>
            {providers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            label="Name"
            name="name"
            required
            autoComplete="off"
            hint="What agents ask for."
            problem={problems['name']}
          />
          <TextField
            label="Name at the provider"
            name="upstreamName"
            autoComplete="off"
            hint="Empty: the same."
            problem={problems['upstreamName']}
          />
          <SelectField label="Kind" name="kind">
            <option value="chat">chat</option>
            <option value="embedding">embedding</option>
          </SelectField>
          <CountField
            label="Context window"
            unit="tok"
            name="contextWindow"
            hint="Empty: not known."
            problem={problems['contextWindow']}
          />
          <CountField
            label="Slots"
            name="slots"
            defaultValue="64"
            required
            hint="How many calls may run at once."
            problem={problems['slots']}
          />
          <FormActions onCancel={() => setOpen(false)} pending={create.isPending}>
            Add model
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
