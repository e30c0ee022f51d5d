'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { ListedModel } from './model-types.ts';
import { useRegistryRefresh } from './use-registry-refresh.ts';

/** Switches a model off, saying what used it, or on again. */
export function SwitchModel({ model }: { readonly model: ListedModel }) {
  const trpc = useTRPC();
  const refresh = useRegistryRefresh();
  const { tell, tellProblem } = useToasts();
  const [open, setOpen] = useState(false);
  const update = useMutation(
    trpc.models.update.mutationOptions({
      onSuccess: async ({ name, state }) => {
        await refresh();
        setOpen(false);
        tell(state === 'active' ? `${name} answers again.` : `${name} is off. Calls of it are refused from now on.`);
      },
      onError: ({ message }, { state }) => {
        if (state === 'active') tellProblem(message);
      },
    }),
  );
  if (model.state === 'disabled') {
    return (
      <Button
        size="small"
        pending={update.isPending}
        onClick={() => update.mutate({ modelId: model.id, state: 'active' })}
      >
        Switch on
      </Button>
    );
  }
  return (
    <>
      <Button size="small" look="stop-outline" onClick={() => setOpen(true)}>
        Switch off…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Switch ${model.name} off`}
        effect={`New calls of it are refused; those that run are answered. It had ${formatQuantity(model.activity?.callsToday ?? 0, 'call')} today. You can switch it on again.`}
        confirm={`Switch ${model.name} off`}
        pending={update.isPending}
        problem={update.error?.message}
        onConfirm={() => update.mutate({ modelId: model.id, state: 'disabled' })}
      />
    </>
  );
}
