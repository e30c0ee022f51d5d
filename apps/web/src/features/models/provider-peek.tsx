'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Peek } from '@/components/peek/index.ts';
import { Button, Facts, Panel, SimulatedBadge, StateBadge, Time } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatCount, nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { breakerWords } from './breaker-words.ts';
import { EditProvider } from './edit-provider.tsx';
import type { Provider } from './model-types.ts';
import { protocolName } from './protocol-name.ts';
import { ReplaceKey } from './replace-key.tsx';
import { SwitchProvider } from './switch-provider.tsx';
import { TestOutcome } from './test-outcome.tsx';
import { useBreakers } from './use-breakers.ts';
import { useRegistryRefresh } from './use-registry-refresh.ts';

function LastTest({ provider: { lastTest } }: { readonly provider: Provider }) {
  if (lastTest === null) return <p>Not tested since its key or address changed.</p>;
  return (
    <p>
      <Time at={lastTest.at} form="ago" />:{' '}
      {lastTest.problem ?? `it answered in ${formatCount(lastTest.latencyMs)} ms.`}
    </p>
  );
}

function TestPanel({ provider, mayTest }: { readonly provider: Provider; readonly mayTest: boolean }) {
  const trpc = useTRPC();
  const refresh = useRegistryRefresh();
  const test = useMutation(trpc.providers.test.mutationOptions({ onSuccess: refresh }));
  const listed = test.data?.reachable ? test.data.models : [];
  return (
    <Panel
      title="Test"
      note="asks for its list of models"
      className="border-t"
      actions={
        mayTest && (
          <Button size="small" pending={test.isPending} onClick={() => test.mutate({ providerId: provider.id })}>
            Test
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-2 px-4 py-2 text-12 text-ink-2">
        {test.data ? <TestOutcome test={test.data} /> : <LastTest provider={provider} />}
        {test.error && <p className="text-stop">{test.error.message}</p>}
        {listed.length > 0 && <p className="font-mono break-words text-ink-3">{listed.join(', ')}</p>}
      </div>
    </Panel>
  );
}

function LastError({ provider }: { readonly provider: Provider }) {
  const trpc = useTRPC();
  const activity = useQuery(trpc.providers.activity.queryOptions());
  const error = activity.data?.find(({ providerId }) => providerId === provider.id)?.lastError;
  return (
    <Panel title="Last error" note="24 hours">
      {error === undefined ? (
        <p className="px-4 py-2 text-12 text-ink-2">{activity.isPending ? nothing : 'It answered every call.'}</p>
      ) : (
        <Facts
          facts={[
            ['When', <Time key="at" at={error.at} form="ago" />],
            [
              'Code',
              <span key="code" className="font-mono text-stop">
                {error.code ?? nothing}
              </span>,
            ],
            ['It said', error.detail ?? nothing],
            [
              'Call',
              <Link key="call" href={`/calls/${error.callId}`} className="font-mono break-all text-you hover:underline">
                {error.callId}
              </Link>,
            ],
          ]}
        />
      )}
    </Panel>
  );
}

/** One provider beside the list: where it is, whether it answers, what went wrong. */
export function ProviderPeek({ provider }: { readonly provider: Provider }) {
  const breaker = useBreakers().get(provider.id);
  const mayWrite = useMay('models:write');
  return (
    <Peek
      label={`Provider ${provider.name}`}
      title={
        <>
          <h2 className="truncate font-semibold" title={provider.name}>
            {provider.name}
          </h2>
          {provider.simulated && <SimulatedBadge />}
          {provider.state === 'disabled' && <StateBadge shape="suspended">off</StateBadge>}
        </>
      }
    >
      {mayWrite && (
        <div className="flex flex-wrap gap-2 border-b border-line-1 px-4 py-2">
          <ReplaceKey provider={provider} />
          <EditProvider provider={provider} />
          <SwitchProvider provider={provider} />
        </div>
      )}
      <Facts
        facts={[
          [
            'Address',
            <span key="url" className="font-mono break-all">
              {provider.baseUrl}
            </span>,
          ],
          ['Protocol', protocolName(provider.protocol)],
          [
            'Slug',
            <span key="slug" className="font-mono">
              {provider.slug}
            </span>,
          ],
          [
            'Key',
            <span key="key" className="font-mono">
              {provider.apiKeyLastFour === null ? 'none shown' : `••••${provider.apiKeyLastFour}`}
            </span>,
          ],
          ['Time-out', `${formatCount(provider.timeoutMs / 1000)} s`],
          ['Retries', formatCount(provider.maxRetries)],
          ['Unfinished answers', provider.continuesText ? 'can be continued' : 'begin anew'],
          ['Models', formatCount(provider.modelCount)],
          ['In routes', breaker === undefined ? nothing : breakerWords(breaker)],
        ]}
      />
      <TestPanel provider={provider} mayTest={mayWrite} />
      <LastError provider={provider} />
    </Peek>
  );
}
