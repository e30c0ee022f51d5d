'use client';

import { standardPatience } from '@agent-os/core/choices';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, DialogActions, SecretField, TextField, UrlField } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Provider } from '../model-types.ts';
import { PatienceFields, readPatience } from '../patience-fields.tsx';
import { ProtocolField } from '../protocol-field.tsx';
import { useRegistryRefresh } from '../use-registry-refresh.ts';
import { freeSlug } from './free-slug.ts';
import type { ProviderPreset } from './provider-presets.ts';

export interface GiveAddressProps {
  readonly preset: ProviderPreset;
  /** Slugs of the providers there are. */
  readonly taken: readonly string[];
  readonly onBack: () => void;
  readonly onAdded: (provider: Provider) => void;
}

const keyIsNeeded = 'This provider answers nobody without a key. Give one.';

/** The second step: where it is, the key that opens it, and how long it is waited for. */
export function GiveAddress({ preset, taken, onBack, onAdded }: GiveAddressProps) {
  const trpc = useTRPC();
  const refresh = useRegistryRefresh();
  const [name, setName] = useState(preset.name);
  const [keyMissing, setKeyMissing] = useState(false);
  const create = useMutation(
    trpc.providers.create.mutationOptions({
      onSuccess: async (provider) => {
        await refresh();
        onAdded(provider);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ createProviderInput }) => createProviderInput,
    read: (data) => ({
      ...Object.fromEntries(data),
      apiKey: textOf(data, 'apiKey').trim() || null,
      ...readPatience(data),
    }),
    onValid: (input) => {
      const missing = preset.key === 'required' && input.apiKey === null;
      setKeyMissing(missing);
      if (!missing) create.mutate(input);
    },
  });
  const kernel = kernelProblems(create.error, create.error?.data?.code === 'CONFLICT' ? 'slug' : 'baseUrl');
  const problems = { ...kernel, ...form.problems };
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="Name"
          name="name"
          required
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
          problem={problems['name']}
        />
        <TextField
          key={freeSlug(name, taken)}
          label="Slug"
          name="slug"
          required
          autoComplete="off"
          defaultValue={freeSlug(name, taken)}
          hint="How programs name it."
          problem={problems['slug']}
        />
      </div>
      <ProtocolField defaultValue={preset.protocol} problem={problems['protocol']} />
      <UrlField
        label="Base URL"
        name="baseUrl"
        required
        defaultValue={preset.baseUrl}
        hint="Base addresses mostly end in /v1."
        problem={problems['baseUrl']}
      />
      <SecretField
        label={preset.key === 'required' ? 'API key' : 'API key, if it needs one'}
        name="apiKey"
        hint={preset.keyHint}
        problem={problems['apiKey'] ?? (keyMissing ? keyIsNeeded : undefined)}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <PatienceFields patience={standardPatience} problems={problems} />
      </div>
      <DialogActions>
        <Button onClick={onBack} className="mr-auto">
          Back
        </Button>
        <Button type="submit" look="main" pending={create.isPending}>
          Add and test
        </Button>
      </DialogActions>
    </form>
  );
}
