'use client';

import { agentState } from '@agent-os/core/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import {
  buttonClass,
  DataTable,
  EmptyState,
  Page,
  QueryState,
  SelectField,
  TextField,
  useRowKeys,
} from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { agentColumns } from './agent-columns.tsx';
import { filterAgents } from './filter-agents.ts';

const pollMs = 5000;
const addressParsers = {
  search: parseAsString.withDefault(''),
  department: parseAsString,
  state: parseAsStringLiteral(agentState.options),
};

/** Every digital employee of the organisation. */
export function AgentsPage() {
  const trpc = useTRPC();
  const mayWrite = useMay('agents:write');
  const dayStart = useDayStart();
  const [filter, setFilter] = useQueryStates(addressParsers);
  const query = useQuery({ ...trpc.agents.list.queryOptions({ dayStart }), refetchInterval: pollMs });
  const departments = useQuery(trpc.departments.list.queryOptions());
  useRowKeys();
  return (
    <Page
      title="Agents"
      note={query.data ? formatQuantity(query.data.length, 'digital employee') : 'digital employees'}
      actions={
        mayWrite && (
          <Link href="/agents/new" className={buttonClass('main')}>
            Create agent…
          </Link>
        )
      }
    >
      <search aria-label="Filter agents">
        <form
          onSubmit={(event) => event.preventDefault()}
          className="flex flex-wrap items-end gap-2 border-b border-line-1 px-4 py-2"
        >
          <TextField
            label="Search"
            type="search"
            data-filter
            value={filter.search}
            onChange={(event) => void setFilter({ search: event.target.value || null })}
          />
          <SelectField
            label="Department"
            value={filter.department ?? ''}
            onChange={(event) => void setFilter({ department: event.target.value || null })}
          >
            <option value="">every department</option>
            {departments.data?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="State"
            value={filter.state ?? ''}
            onChange={(event) => void setFilter({ state: addressParsers.state.parse(event.target.value) })}
          >
            <option value="">every state</option>
            {agentState.options.map((state) => (
              <option key={state}>{state}</option>
            ))}
          </SelectField>
        </form>
      </search>
      <QueryState query={query} what="the agents" rows={8}>
        {(agents) => {
          const rows = filterAgents(agents, filter);
          if (rows.length > 0) {
            return <DataTable caption="Agents" columns={agentColumns} rows={rows} rowKey={({ id }) => id} />;
          }
          return agents.length === 0 ? (
            <EmptyState title="No agents yet.">
              <p className="mt-1">Create one, give it a key, and point its OPENAI_BASE_URL at the kernel.</p>
            </EmptyState>
          ) : (
            <EmptyState title="No agent fits the filter." />
          );
        }}
      </QueryState>
    </Page>
  );
}
