'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, FormActions, TextField, UrlField, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ContinuesField } from './continues-field.tsx';
import type { Provider } from './model-types.ts';
import { PatienceFields, readPatience } from './patience-fields.tsx';
import { ProtocolField } from './protocol-field.tsx';
import { useRegistryRefresh } from './use-registry-refresh.ts';

/** Changes a provider's name, protocol and address, how long it is waited for, and what is known of its server. */
export function EditProvider({ provider }: { readonly provider: Provider }) {
  const trpc = useTRPC();
  const refresh = useRegistryRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const update = useMutation(
    trpc.providers.update.mutationOptions({
      onSuccess: async ({ name, baseUrl }) => {
        await refresh();
        setOpen(false);
        const moved = baseUrl !== provider.baseUrl;
        tell(moved ? `${name} has a new address and no key any more. Add one, then test it.` : `${name} is changed.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ updateProviderInput }) => updateProviderInput,
    read: (data) => ({
      providerId: provider.id,
      ...Object.fromEntries(data),
      continuesText: data.has('continuesText'),
      ...readPatience(data),
    }),
    onValid: (input) => update.mutate(input),
  });
  const problems = { ...kernelProblems(update.error, 'baseUrl'), ...form.problems };
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          form.forget();
          update.reset();
          setOpen(true);
        }}
      >
        Edit…
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Edit ${provider.name}`}>
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <TextField label="Name" name="name" required defaultValue={provider.name} problem={problems['name']} />
          <ProtocolField defaultValue={provider.protocol} problem={problems['protocol']} />
          <UrlField
            label="Base URL"
            name="baseUrl"
            required
            defaultValue={provider.baseUrl}
            hint={
              provider.apiKeyLastFour === null
                ? undefined
                : 'Another address takes the key away: it was given for this one.'
            }
            problem={problems['baseUrl']}
          />
          <PatienceFields patience={provider} problems={problems} />
          <ContinuesField defaultChecked={provider.continuesText} />
          <FormActions onCancel={() => setOpen(false)} pending={update.isPending}>
            Apply
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
