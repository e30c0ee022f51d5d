'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Button, DialogActions } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { EditProvider } from '../edit-provider.tsx';
import type { Provider } from '../model-types.ts';
import { ReplaceKey } from '../replace-key.tsx';
import { TestOutcome } from '../test-outcome.tsx';
import { useRegistryRefresh } from '../use-registry-refresh.ts';
import { ModelChoice } from './model-choice.tsx';

export interface ChooseModelsProps {
  readonly provider: Provider;
  readonly onDone: () => void;
}

/** The third step: a real request to the provider, then which of the models it lists agents may ask for. */
export function ChooseModels({ provider, onDone }: ChooseModelsProps) {
  const trpc = useTRPC();
  const refresh = useRegistryRefresh();
  const test = useMutation(trpc.providers.test.mutationOptions({ onSuccess: refresh }));
  const { mutate } = test;
  // Once for each provider, also where React runs effects twice.
  const asked = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (asked.current === provider.id) return;
    asked.current = provider.id;
    mutate({ providerId: provider.id });
  }, [mutate, provider.id]);
  const listed = test.data?.reachable ? test.data.models : undefined;
  return (
    <div className="flex flex-col gap-3">
      {test.isPending && <output className="text-ink-2">Asking {provider.baseUrl} for its models.</output>}
      {test.error && <p className="text-stop">{test.error.message}</p>}
      {test.data && <TestOutcome test={test.data} />}
      {listed === undefined || listed.length === 0 ? (
        <DialogActions>
          <ReplaceKey provider={provider} />
          <EditProvider provider={provider} />
          <Button pending={test.isPending} onClick={() => mutate({ providerId: provider.id })}>
            Test again
          </Button>
          <Button look="main" onClick={onDone}>
            Finish
          </Button>
        </DialogActions>
      ) : (
        <ModelChoice provider={provider} names={listed} onDone={onDone} />
      )}
    </div>
  );
}
