'use client';

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { usePeek } from '@/components/peek/index.ts';
import {
  DataTable,
  EmptyState,
  Panel,
  QueryState,
  SimulatedBadge,
  StateBadge,
  Time,
  type Column,
} from '@/components/ui/index.ts';
import { formatCount, nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { breakerWords } from './breaker-words.ts';
import type { Provider, ProviderBreaker, ProviderError } from './model-types.ts';
import { protocolName } from './protocol-name.ts';
import { useBreakers } from './use-breakers.ts';

interface ListedProvider extends Provider {
  readonly lastError: ProviderError | undefined;
  readonly breaker: ProviderBreaker | undefined;
}

function OpenProvider({ provider }: { readonly provider: Provider }) {
  const { peekId, openPeek } = usePeek();
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 align-bottom">
      <button
        type="button"
        data-row-id={provider.id}
        aria-expanded={peekId === provider.id}
        onClick={() => openPeek(provider.id)}
        className="row-link min-h-6 min-w-0 truncate font-medium text-ink-1 hover:underline"
      >
        {provider.name}
      </button>
      {provider.simulated && <SimulatedBadge />}
    </span>
  );
}

function LastTest({ provider: { lastTest } }: { readonly provider: Provider }) {
  if (lastTest === null) return <span className="text-ink-3">not tested</span>;
  return (
    <span className="inline-flex items-center gap-1.5">
      {lastTest.problem === null ? (
        <StateBadge shape="settled">{`${formatCount(lastTest.latencyMs)} ms`}</StateBadge>
      ) : (
        <StateBadge shape="error">no answer</StateBadge>
      )}
      <span className="text-ink-3">
        <Time at={lastTest.at} form="ago" />
      </span>
    </span>
  );
}

function ProviderState({ provider: { state, breaker } }: { readonly provider: ListedProvider }) {
  if (state === 'disabled') return <StateBadge shape="suspended">off</StateBadge>;
  if (breaker !== undefined && breaker.state !== 'closed') {
    return (
      <span title={breakerWords(breaker)}>
        <StateBadge shape="degraded">out of routes</StateBadge>
      </span>
    );
  }
  return <StateBadge shape="ready">active</StateBadge>;
}

const columns: readonly Column<ListedProvider>[] = [
  {
    key: 'name',
    head: 'Provider',
    className: 'max-w-44 @5xl:max-w-72',
    cell: (provider) => <OpenProvider provider={provider} />,
  },
  { key: 'protocol', head: 'Protocol', cell: ({ protocol }) => protocolName(protocol) },
  {
    key: 'url',
    head: 'Address',
    className: 'font-mono',
    cell: ({ baseUrl }) => (
      <span title={baseUrl} className="inline-block max-w-36 truncate align-bottom @5xl:max-w-72">
        {baseUrl}
      </span>
    ),
  },
  {
    key: 'key',
    head: 'Key',
    className: 'font-mono',
    cell: ({ apiKeyLastFour }) => (apiKeyLastFour === null ? nothing : `…${apiKeyLastFour}`),
  },
  { key: 'models', head: 'Models', align: 'right', cell: ({ modelCount }) => formatCount(modelCount) },
  {
    key: 'state',
    head: 'State',
    cell: (provider) => <ProviderState provider={provider} />,
  },
  { key: 'test', head: 'Last test', cell: (provider) => <LastTest provider={provider} /> },
  {
    key: 'error',
    head: 'Last error, 24 h',
    cell: ({ lastError }) =>
      lastError === undefined ? (
        nothing
      ) : (
        <span title={lastError.detail ?? undefined} className="inline-flex gap-1.5">
          <span className="font-mono text-stop">{lastError.code ?? 'failed'}</span>
          <span className="text-ink-3">
            <Time at={lastError.at} form="ago" />
          </span>
        </span>
      ),
  },
];

/** Where models come from. A dozen at most, so a plain table; long ones scroll inside. */
export function ProvidersPanel({
  query,
}: {
  readonly query: UseQueryResult<readonly Provider[], { readonly message: string }>;
}) {
  const trpc = useTRPC();
  const activity = useQuery(trpc.providers.activity.queryOptions());
  const breakers = useBreakers();
  const errors = new Map(activity.data?.map(({ providerId, lastError }) => [providerId, lastError]));
  return (
    <Panel title="Providers" className="max-h-[40%] shrink-0 overflow-y-auto">
      <QueryState query={query} what="the providers" rows={2}>
        {(providers) =>
          providers.length === 0 ? (
            <EmptyState title="No providers yet. Add one to give digital employees models." />
          ) : (
            <DataTable
              caption="Providers"
              columns={columns}
              rows={providers.map((provider) => ({
                ...provider,
                lastError: errors.get(provider.id),
                breaker: breakers.get(provider.id),
              }))}
              rowKey={({ id }) => id}
            />
          )
        }
      </QueryState>
    </Panel>
  );
}
