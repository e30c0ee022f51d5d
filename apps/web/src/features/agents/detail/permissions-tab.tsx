'use client';

import { useQuery } from '@tanstack/react-query';
import {
  DataTable,
  EmptyState,
  Panel,
  QueryState,
  SimulatedBadge,
  StateGlyph,
  type Column,
} from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentDetail } from '../agent-types.ts';
import { judgeModels, type JudgedModel } from './judge-models.ts';

const columns: readonly Column<JudgedModel>[] = [
  { key: 'name', head: 'Model', cell: ({ name }) => <span className="font-mono text-ink-1">{name}</span> },
  {
    key: 'effect',
    head: 'Effect',
    cell: ({ allowed }) => (
      <span className={`inline-flex items-center gap-1.5 ${allowed ? 'text-ink-1' : 'text-stop'}`}>
        <StateGlyph shape={allowed ? 'settled' : 'error'} />
        {allowed ? 'allowed' : 'denied'}
      </span>
    ),
  },
  { key: 'reason', head: 'Because', cell: ({ reason }) => reason },
  {
    key: 'provider',
    head: 'Provider',
    cell: ({ provider, simulated }) => (
      <span className="inline-flex items-center gap-1.5">
        {provider}
        {simulated && <SimulatedBadge />}
      </span>
    ),
  },
];

/** A route answers with models of several providers. */
const route = { name: 'route', simulated: false };

/** Which models a call of this agent would reach now, and the rule that says so. */
export function PermissionsTab({ agent }: { readonly agent: AgentDetail }) {
  const trpc = useTRPC();
  const models = useQuery(trpc.models.list.queryOptions());
  const routes = useQuery(trpc.routes.list.queryOptions());
  const named = (routes.data ?? []).map(({ name, definition }) => ({ name, state: definition.state, provider: route }));
  return (
    <Panel title="What it may call" note="as the steps permit and prepare would decide now">
      <QueryState query={models} what="the models" rows={4}>
        {(shown) =>
          shown.length === 0 && agent.allowedModels.length === 0 ? (
            <EmptyState title="No model is registered yet." />
          ) : (
            <DataTable
              caption="Models and whether this agent may call them"
              columns={columns}
              rows={judgeModels(agent, [...shown, ...named])}
              rowKey={({ name }) => name}
            />
          )
        }
      </QueryState>
    </Panel>
  );
}
