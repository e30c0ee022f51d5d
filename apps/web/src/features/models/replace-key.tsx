'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, FormActions, SecretField, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Provider } from './model-types.ts';
import { useRegistryRefresh } from './use-registry-refresh.ts';

/** Puts another key in place of the one that is kept. Neither is ever shown. */
export function ReplaceKey({ provider }: { readonly provider: Provider }) {
  const trpc = useTRPC();
  const refresh = useRegistryRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const hasKey = provider.apiKeyLastFour !== null;
  const replace = useMutation(
    trpc.providers.replaceKey.mutationOptions({
      onSuccess: async ({ name }, { apiKey }) => {
        await refresh();
        setOpen(false);
        tell(apiKey === null ? `${name} is called without a key now.` : `${name} has a new key. Test it.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ replaceProviderKeyInput }) => replaceProviderKeyInput,
    read: (data) => ({ providerId: provider.id, apiKey: textOf(data, 'apiKey') }),
    onValid: (input) => replace.mutate(input),
  });
  const problems = { ...kernelProblems(replace.error, 'apiKey'), ...form.problems };
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          form.forget();
          replace.reset();
          setOpen(true);
        }}
      >
        {hasKey ? 'Replace key…' : 'Add key…'}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={hasKey ? `Replace the key of ${provider.name}` : `Key of ${provider.name}`}
        description={
          hasKey
            ? `The key that ends in ${provider.apiKeyLastFour} is forgotten. Calls use the new one at once.`
            : 'It is kept sealed. Only its last four characters are shown again.'
        }
      >
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <SecretField label="New key" name="apiKey" required problem={problems['apiKey']} />
          <FormActions
            onCancel={() => setOpen(false)}
            pending={replace.isPending}
            aside={
              hasKey && (
                <Button
                  look="ghost"
                  className="mr-auto"
                  disabled={replace.isPending}
                  onClick={() => replace.mutate({ providerId: provider.id, apiKey: null })}
                >
                  Take the key away
                </Button>
              )
            }
          >
            {hasKey ? 'Replace key' : 'Add key'}
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
