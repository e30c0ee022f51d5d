'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, CountField, Dialog, FormActions, SelectField, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Model, Pool } from './model-types.ts';
import { readRegistry, RegistryFields } from './registry-fields.tsx';
import { useRegistryRefresh } from './use-registry-refresh.ts';

function sharedBy(pool: Pool | undefined, model: Model): string {
  const others = pool?.models.filter((name) => name !== model.name) ?? [];
  return others.length === 0
    ? 'How many calls may run at once.'
    : `How many calls may run at once, together with ${others.join(', ')}.`;
}

/** Changes a model's pool, slots, context window and what routes know of it, from the next call on. */
export function EditModel({ model }: { readonly model: Model }) {
  const trpc = useTRPC();
  const refresh = useRegistryRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [poolId, setPoolId] = useState(model.pool.id);
  const pools = useQuery({ ...trpc.models.pools.queryOptions(), enabled: open });
  const pool = pools.data?.find(({ id }) => id === poolId);
  const update = useMutation(
    trpc.models.update.mutationOptions({
      onSuccess: async ({ name }) => {
        await refresh();
        setOpen(false);
        tell(`${name} is changed, from the next call on.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ updateModelInput }) => updateModelInput,
    read: (data) => ({
      modelId: model.id,
      poolId: textOf(data, 'poolId'),
      slots: Number(textOf(data, 'slots')),
      contextWindow: textOf(data, 'contextWindow') === '' ? null : Number(textOf(data, 'contextWindow')),
      ...readRegistry(data),
    }),
    onValid: (input) => update.mutate(input),
  });
  const problems = { ...kernelProblems(update.error, 'poolId'), ...form.problems };
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          setPoolId(model.pool.id);
          form.forget();
          update.reset();
          setOpen(true);
        }}
      >
        Edit…
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Edit ${model.name}`}>
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <SelectField
            label="Pool"
            name="poolId"
            value={poolId}
            onChange={(event) => setPoolId(event.target.value)}
            hint="Models of one pool share its slots."
            problem={problems['poolId']}
          >
            {(pools.data ?? [model.pool]).map(({ id, slug }) => (
              <option key={id} value={id}>
                {slug}
              </option>
            ))}
          </SelectField>
          <CountField
            key={poolId}
            label="Slots"
            name="slots"
            defaultValue={String(pool?.slots ?? model.pool.slots)}
            required
            hint={sharedBy(pool, model)}
            problem={problems['slots']}
          />
          <CountField
            label="Context window"
            unit="tok"
            name="contextWindow"
            defaultValue={model.contextWindow === null ? '' : String(model.contextWindow)}
            hint="Empty: not known."
            problem={problems['contextWindow']}
          />
          <RegistryFields model={model} problems={problems} />
          <FormActions onCancel={() => setOpen(false)} pending={update.isPending}>
            Apply
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
