'use client';

import { formatQuantity } from '@/format/index.ts';
import { useTRPCClient } from '@/trpc/client.tsx';
import type { Provider } from './model-types.ts';
import { RegistrySwitch } from './registry-switch.tsx';

const told = {
  active: (name: string) => `${name} serves again.`,
  disabled: (name: string) => `${name} is off. Calls of its models are refused.`,
};

/** Switches a provider off with all its models, or on again. */
export function SwitchProvider({ provider }: { readonly provider: Provider }) {
  const api = useTRPCClient();
  return (
    <RegistrySwitch
      entry={provider}
      effect={`New calls of its ${formatQuantity(provider.modelCount, 'model')} are refused; those that run are answered. You can switch it on again.`}
      told={told}
      change={(state) => api.providers.setState.mutate({ providerId: provider.id, state })}
    />
  );
}
