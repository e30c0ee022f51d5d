'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, DialogActions, TextField, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Provider } from '../model-types.ts';
import { useRegistryRefresh } from '../use-registry-refresh.ts';

const filterFrom = 12;
const shownMax = 200;

export interface ModelChoiceProps {
  readonly provider: Provider;
  /** As the provider lists them. */
  readonly names: readonly string[];
  readonly onDone: () => void;
}

function kindOf(name: string): 'chat' | 'embedding' {
  return /embed/i.test(name) ? 'embedding' : 'chat';
}

/** Which of a provider's models agents may ask for. Those whose name is taken are left, and said. */
export function ModelChoice({ provider, names, onDone }: ModelChoiceProps) {
  const trpc = useTRPC();
  const refresh = useRegistryRefresh();
  const { tell } = useToasts();
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(names.length <= 3 ? names : []));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [pending, setPending] = useState(false);
  const create = useMutation(trpc.models.create.mutationOptions());
  const shown = names.filter((name) => name.toLowerCase().includes(filter.trim().toLowerCase())).slice(0, shownMax);
  const toggle = (name: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, name] : [...before].filter((other) => other !== name)));
  const add = async () => {
    setPending(true);
    const failed: Record<string, string> = {};
    for (const name of chosen) {
      const input = { providerId: provider.id, name, upstreamName: name, kind: kindOf(name) };
      await create.mutateAsync(input).catch((cause: Error) => {
        failed[name] = cause.message;
      });
    }
    await refresh();
    setPending(false);
    setProblems(failed);
    setChosen(new Set(Object.keys(failed)));
    const added = chosen.size - Object.keys(failed).length;
    if (added > 0) tell(`${formatQuantity(added, 'model')} of ${provider.name} added. Set their prices.`);
    if (Object.keys(failed).length === 0) onDone();
  };
  return (
    <>
      {names.length >= filterFrom && (
        <TextField
          label="Find"
          quiet
          placeholder={`Find among ${names.length}`}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <fieldset className="max-h-64 overflow-y-auto border border-line-1">
        <legend className="sr-only">Models of {provider.name}</legend>
        {shown.map((name) => (
          <div key={name} className="border-b border-line-1 px-2 py-0.5 last:border-b-0">
            <label className="flex min-h-6 items-center gap-2">
              <input
                type="checkbox"
                checked={chosen.has(name)}
                onChange={(event) => toggle(name, event.target.checked)}
                className="size-4 shrink-0 accent-ink-1"
              />
              <span className="min-w-0 truncate font-mono text-12" title={name}>
                {name}
              </span>
              <span className="ml-auto text-12 text-ink-3">{kindOf(name)}</span>
            </label>
            {problems[name] !== undefined && <p className="pl-6 text-12 text-stop">{problems[name]}</p>}
          </div>
        ))}
        {shown.length === 0 && <p className="px-2 py-1.5 text-ink-2">No model is named like that.</p>}
      </fieldset>
      <DialogActions>
        <Button onClick={onDone}>Finish without</Button>
        <Button look="main" pending={pending} disabled={chosen.size === 0} onClick={() => void add()}>
          {chosen.size === 0 ? 'Add models' : `Add ${formatQuantity(chosen.size, 'model')}`}
        </Button>
      </DialogActions>
    </>
  );
}
