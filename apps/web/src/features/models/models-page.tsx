'use client';

import { useQuery } from '@tanstack/react-query';
import {
  DataTable,
  EmptyState,
  Page,
  Panel,
  QueryState,
  SimulatedBadge,
  StateBadge,
  Time,
  type Column,
} from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatCount, formatPricePerMillion, nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { AddModel } from './add-model.tsx';
import { AddProvider } from './add-provider.tsx';
import type { Model, Provider } from './model-types.ts';
import { protocolName } from './protocol-name.ts';
import { ProviderActions } from './provider-actions.tsx';
import { SetPrice } from './set-price.tsx';

function State({ state }: { readonly state: 'active' | 'disabled' }) {
  return (
    <StateBadge shape={state === 'active' ? 'ready' : 'suspended'}>{state === 'active' ? 'active' : 'off'}</StateBadge>
  );
}

function Price({ nanoUsd }: { readonly nanoUsd: string | null | undefined }) {
  return <>{nanoUsd === null || nanoUsd === undefined ? nothing : formatPricePerMillion(BigInt(nanoUsd))}</>;
}

function Named({ name, simulated }: { readonly name: string; readonly simulated: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-medium text-ink-1">
      {name} {simulated && <SimulatedBadge />}
    </span>
  );
}

const action = { key: 'action', head: <span className="sr-only">Actions</span>, align: 'right' } as const;

const providerColumns: readonly Column<Provider>[] = [
  { key: 'name', head: 'Provider', cell: ({ name, simulated }) => <Named name={name} simulated={simulated} /> },
  { key: 'protocol', head: 'Protocol', cell: ({ protocol }) => protocolName(protocol) },
  { key: 'url', head: 'Address', className: 'font-mono', cell: ({ baseUrl }) => baseUrl },
  {
    key: 'key',
    head: 'Key ends in',
    className: 'font-mono',
    cell: ({ apiKeyLastFour }) => (apiKeyLastFour === null ? nothing : `…${apiKeyLastFour}`),
  },
  { key: 'models', head: 'Models', align: 'right', cell: ({ modelCount }) => formatCount(modelCount) },
  { key: 'state', head: 'State', cell: ({ state }) => <State state={state} /> },
];

const modelColumns: readonly Column<Model>[] = [
  { key: 'name', head: 'Model', cell: ({ name, provider }) => <Named name={name} simulated={provider.simulated} /> },
  { key: 'provider', head: 'Provider', cell: ({ provider }) => provider.name },
  { key: 'kind', head: 'Kind', cell: ({ kind }) => kind },
  { key: 'context', head: 'Context, tok', align: 'right', cell: ({ contextWindow }) => formatCount(contextWindow) },
  { key: 'slots', head: 'Slots', align: 'right', cell: ({ pool }) => formatCount(pool.slots) },
  {
    key: 'input',
    head: 'Input, USD/M',
    align: 'right',
    cell: ({ price }) => <Price nanoUsd={price?.inputNanoUsdPerMillion} />,
  },
  {
    key: 'cached',
    head: 'Cached, USD/M',
    align: 'right',
    cell: ({ price }) => <Price nanoUsd={price?.cachedInputNanoUsdPerMillion} />,
  },
  {
    key: 'output',
    head: 'Output, USD/M',
    align: 'right',
    cell: ({ price }) => <Price nanoUsd={price?.outputNanoUsdPerMillion} />,
  },
  {
    key: 'from',
    head: 'Price from',
    cell: ({ price }) => (
      <span title={price?.source}>
        <Time at={price?.effectiveFrom ?? null} form="date" />
      </span>
    ),
  },
  { key: 'state', head: 'State', cell: ({ state }) => <State state={state} /> },
];

const providerColumnsWithActions: readonly Column<Provider>[] = [
  ...providerColumns,
  { ...action, cell: (provider) => <ProviderActions provider={provider} /> },
];
const modelColumnsWithActions: readonly Column<Model>[] = [
  ...modelColumns,
  { ...action, cell: (model) => <SetPrice model={model} /> },
];

/** Where models come from, which there are, and what they cost. */
export function ModelsPage() {
  const trpc = useTRPC();
  const mayWrite = useMay('models:write');
  const providers = useQuery(trpc.providers.list.queryOptions());
  const models = useQuery(trpc.models.list.queryOptions());
  return (
    <Page
      title="Models"
      note="where they come from, what they cost"
      actions={
        mayWrite && (
          <>
            <AddProvider />
            <AddModel providers={providers.data ?? []} />
          </>
        )
      }
    >
      <Panel title="Providers">
        <QueryState query={providers} what="the providers">
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title="No providers yet. Add one to give agents models." />
            ) : (
              <DataTable
                caption="Providers"
                columns={mayWrite ? providerColumnsWithActions : providerColumns}
                rows={rows}
                rowKey={({ id }) => id}
              />
            )
          }
        </QueryState>
      </Panel>
      <Panel title="Models" note="prices in USD per million tokens">
        <QueryState query={models} what="the models">
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title="No models yet. Add one of a provider." />
            ) : (
              <DataTable
                caption="Models"
                columns={mayWrite ? modelColumnsWithActions : modelColumns}
                rows={rows}
                rowKey={({ id }) => id}
              />
            )
          }
        </QueryState>
      </Panel>
    </Page>
  );
}
