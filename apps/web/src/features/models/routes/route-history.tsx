'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable, QueryState, Time, type Column } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { ModelRoute } from './route-types.ts';
import { requirementWords, strategyNames } from './route-words.ts';

const columns: readonly Column<ModelRoute>[] = [
  { key: 'version', head: 'Version', cell: ({ version }) => <span className="text-ink-1">{`v${version}`}</span> },
  {
    key: 'what',
    head: 'What',
    className: 'whitespace-normal',
    cell: ({ definition }) =>
      [
        ...(definition.state === 'active' ? [] : ['off']),
        strategyNames[definition.strategy],
        ...requirementWords(definition),
      ].join(', '),
  },
  {
    key: 'by',
    head: 'By',
    cell: ({ setBy, setAt }) => (
      <>
        {setBy.name ?? setBy.kind}, <Time at={setAt} form="ago" />
      </>
    ),
  },
  { key: 'reason', head: 'Reason', className: 'whitespace-normal', cell: ({ reason }) => reason },
];

/** The versions of a route, who made them and why. */
export function RouteHistory({ route }: { readonly route: ModelRoute }) {
  const query = useQuery(useTRPC().routes.versions.queryOptions({ routeId: route.id }));
  return (
    <QueryState query={query} what="the history" rows={3}>
      {(versions) => (
        <DataTable
          caption={`Versions of ${route.name}, the latest first`}
          columns={columns}
          rows={versions}
          rowKey={({ version }) => String(version)}
        />
      )}
    </QueryState>
  );
}
