'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, useToasts } from '@/components/ui/index.ts';
import { useRegistryRefresh } from './use-registry-refresh.ts';

/** What is switched: the name and state of a model or a provider. */
interface Entry {
  readonly name: string;
  readonly state: 'active' | 'disabled';
}

export interface RegistrySwitchProps {
  readonly entry: Entry;
  /** What a switch off would do, in numbers. */
  readonly effect: string;
  /** What the toast says once it is done, by the new state. */
  readonly told: Readonly<Record<Entry['state'], (name: string) => string>>;
  /** Asks the kernel; answers what it is now. */
  readonly change: (state: Entry['state']) => Promise<Entry>;
}

/** Switches an entry of the registry off, after saying what that does, or on again at once. */
export function RegistrySwitch({ entry, effect, told, change }: RegistrySwitchProps) {
  const refresh = useRegistryRefresh();
  const { tell, tellProblem } = useToasts();
  const [open, setOpen] = useState(false);
  const switching = useMutation({
    mutationFn: change,
    onSuccess: async ({ name, state }) => {
      await refresh();
      setOpen(false);
      tell(told[state](name));
    },
    onError: ({ message }, state) => {
      if (state === 'active') tellProblem(message);
    },
  });
  if (entry.state === 'disabled') {
    return (
      <Button size="small" pending={switching.isPending} onClick={() => switching.mutate('active')}>
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
        title={`Switch ${entry.name} off`}
        effect={effect}
        confirm={`Switch ${entry.name} off`}
        pending={switching.isPending}
        problem={switching.error?.message}
        onConfirm={() => switching.mutate('disabled')}
      />
    </>
  );
}
