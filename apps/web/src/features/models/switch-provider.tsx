'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Provider } from './model-types.ts';
import { useRegistryRefresh } from './use-registry-refresh.ts';

/** Switches a provider off with all its models, or on again. */
export function SwitchProvider({ provider }: { readonly provider: Provider }) {
  const trpc = useTRPC();
  const refresh = useRegistryRefresh();
  const { tell, tellProblem } = useToasts();
  const [open, setOpen] = useState(false);
  const setState = useMutation(
    trpc.providers.setState.mutationOptions({
      onSuccess: async ({ name, state }) => {
        await refresh();
        setOpen(false);
        tell(state === 'active' ? `${name} serves again.` : `${name} is off. Calls of its models are refused.`);
      },
      onError: ({ message }, { state }) => {
        if (state === 'active') tellProblem(message);
      },
    }),
  );
  if (provider.state === 'disabled') {
    return (
      <Button
        size="small"
        pending={setState.isPending}
        onClick={() => setState.mutate({ providerId: provider.id, state: 'active' })}
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
        title={`Switch ${provider.name} off`}
        effect={`New calls of its ${formatQuantity(provider.modelCount, 'model')} are refused; those that run are answered. You can switch it on again.`}
        confirm={`Switch ${provider.name} off`}
        pending={setState.isPending}
        problem={setState.error?.message}
        onConfirm={() => setState.mutate({ providerId: provider.id, state: 'disabled' })}
      />
    </>
  );
}
