'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, FormActions, TextField, useToasts } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Model } from '../model-types.ts';
import { readDefinition, RouteFields } from './route-fields.tsx';

/** Makes a name that agents may ask for in place of a model. */
export function AddRoute({ models }: { readonly models: readonly Model[] }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  useActions([{ id: 'routes.add', name: 'Add route…', run: () => setOpen(true) }]);
  const create = useMutation(
    trpc.routes.create.mutationOptions({
      onSuccess: async ({ name }) => {
        await client.invalidateQueries(trpc.routes.pathFilter());
        setOpen(false);
        tell(`Agents may ask for ${name} now, in place of a model.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ createRouteInput }) => createRouteInput,
    read: (data) => ({
      name: textOf(data, 'name'),
      definition: readDefinition(data, 'active'),
      reason: textOf(data, 'reason'),
    }),
    onValid: (input) => create.mutate(input),
  });
  const problems = { ...kernelProblems(create.error, 'name'), ...form.problems };
  return (
    <>
      <Button
        onClick={() => {
          form.forget();
          create.reset();
          setOpen(true);
        }}
      >
        Add route…
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Add a route">
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <TextField
            label="Name"
            name="name"
            required
            autoComplete="off"
            hint="What agents ask for. No model has it, and it cannot be changed later."
            problem={problems['name']}
          />
          <RouteFields models={models} initial={undefined} problems={problems} />
          <FormActions onCancel={() => setOpen(false)} pending={create.isPending}>
            Add route
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
