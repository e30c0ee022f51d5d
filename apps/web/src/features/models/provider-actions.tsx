'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Provider } from './model-types.ts';

/** Asks a provider for its models, and switches it off or on. */
export function ProviderActions({ provider }: { readonly provider: Provider }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell, tellProblem } = useToasts();
  const test = useMutation(
    trpc.providers.test.mutationOptions({
      onSuccess: ({ reachable, latencyMs, models, problem }) => {
        if (!reachable) tellProblem(`${provider.name}: ${problem ?? 'it does not answer.'}`);
        else {
          tell(
            `${provider.name} answers in ${Math.round(latencyMs ?? 0)} ms and lists ${formatQuantity(models.length, 'model')}.`,
          );
        }
      },
      onError: ({ message }) => tellProblem(message),
    }),
  );
  const setState = useMutation(
    trpc.providers.setState.mutationOptions({
      onSuccess: async ({ name, state }) => {
        await Promise.all([
          client.invalidateQueries(trpc.models.pathFilter()),
          client.invalidateQueries(trpc.providers.pathFilter()),
        ]);
        tell(state === 'active' ? `${name} serves again.` : `${name} is off. Calls of its models are refused.`);
      },
      onError: ({ message }) => tellProblem(message),
    }),
  );
  const next = provider.state === 'active' ? 'disabled' : 'active';
  const verb = next === 'active' ? 'Switch on' : 'Switch off';
  return (
    <>
      <Button
        size="small"
        look="ghost"
        aria-label={`Test ${provider.name}`}
        pending={test.isPending}
        onClick={() => test.mutate({ providerId: provider.id })}
      >
        Test
      </Button>
      <Button
        size="small"
        look="ghost"
        aria-label={`${verb} ${provider.name}`}
        pending={setState.isPending}
        onClick={() => setState.mutate({ providerId: provider.id, state: next })}
      >
        {verb}
      </Button>
    </>
  );
}
