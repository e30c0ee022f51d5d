'use client';

import { formatQuantity } from '@/format/index.ts';
import { useTRPCClient } from '@/trpc/client.tsx';
import type { ListedModel } from './model-types.ts';
import { RegistrySwitch } from './registry-switch.tsx';

const told = {
  active: (name: string) => `${name} answers again.`,
  disabled: (name: string) => `${name} is off. Calls of it are refused from now on.`,
};

/** Switches a model off, saying what used it, or on again. */
export function SwitchModel({ model }: { readonly model: ListedModel }) {
  const api = useTRPCClient();
  return (
    <RegistrySwitch
      entry={model}
      effect={`New calls of it are refused; those that run are answered. It had ${formatQuantity(model.activity?.callsToday ?? 0, 'call')} today. You can switch it on again.`}
      told={told}
      change={(state) => api.models.update.mutate({ modelId: model.id, state })}
    />
  );
}
