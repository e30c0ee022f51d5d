'use client';

import { useState } from 'react';
import { Button, Dialog } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import type { Provider } from '../model-types.ts';
import { ChoosePreset } from './choose-preset.tsx';
import type { ProviderPreset } from './provider-presets.ts';

const GiveAddress = lazyPart(async () => (await import('./give-address.tsx')).GiveAddress);
const ChooseModels = lazyPart(async () => (await import('./choose-models.tsx')).ChooseModels);

const stepTitles = ['Choose a provider', 'Address and key', 'Test, and choose its models'] as const;

/** Adds a place that serves models in three steps: which, where with what key, and which of its models. */
export function AddProvider({ taken }: { readonly taken: readonly Provider[] }) {
  useWarm(GiveAddress);
  useWarm(ChooseModels);
  const [open, setOpen] = useState(false);
  const [preset, setPreset] = useState<ProviderPreset>();
  const [provider, setProvider] = useState<Provider>();
  useActions([{ id: 'providers.add', name: 'Add provider…', run: () => setOpen(true) }]);
  const show = (next: boolean) => {
    setOpen(next);
    setPreset(undefined);
    setProvider(undefined);
  };
  const step = provider ? 2 : preset ? 1 : 0;
  return (
    <>
      <Button onClick={() => show(true)}>Add provider…</Button>
      <Dialog
        open={open}
        onOpenChange={show}
        title={provider ? `${provider.name} is added` : 'Add a provider'}
        description={`Step ${step + 1} of ${stepTitles.length}: ${stepTitles[step]}`}
      >
        {provider ? (
          <ChooseModels provider={provider} onDone={() => show(false)} />
        ) : preset ? (
          <GiveAddress
            preset={preset}
            taken={taken.map(({ slug }) => slug)}
            onBack={() => setPreset(undefined)}
            onAdded={setProvider}
          />
        ) : (
          <ChoosePreset onChoose={setPreset} />
        )}
      </Dialog>
    </>
  );
}
