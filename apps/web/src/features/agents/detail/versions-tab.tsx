'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsInteger, useQueryStates } from 'nuqs';
import {
  DataTable,
  Diff,
  EmptyState,
  Panel,
  QueryState,
  SelectField,
  Time,
  type Column,
} from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentDetail, AgentVersion } from '../agent-types.ts';
import { authorOf, factsOf, fieldNames, summariseVersion } from './summarise-version.ts';

const addressParsers = { from: parseAsInteger, to: parseAsInteger };

interface Line extends AgentVersion {
  readonly summary: string;
}

const columns: readonly Column<Line>[] = [
  { key: 'number', head: 'Version', cell: ({ number }) => <span className="font-medium text-ink-1">v{number}</span> },
  { key: 'at', head: 'Since', cell: ({ at }) => <Time at={at} form="date" /> },
  { key: 'author', head: 'By', cell: (version) => authorOf(version) },
  {
    key: 'summary',
    head: 'Change',
    className: 'max-w-[420px] truncate',
    cell: ({ summary }) => <span title={summary}>{summary}</span>,
  },
  { key: 'reason', head: 'Reason', className: 'max-w-[240px] truncate', cell: ({ reason }) => reason || '–' },
];

/** Every configuration that the agent had, and any two of them side by side. */
export function VersionsTab({ agent }: { readonly agent: AgentDetail }) {
  const versions = useQuery(useTRPC().agents.versions.queryOptions({ agentId: agent.id }));
  const [address, setAddress] = useQueryStates(addressParsers);
  return (
    <QueryState query={versions} what="the versions" rows={6}>
      {(all) => {
        if (all.length === 0) {
          return <EmptyState title="No version is kept of this agent yet: its next change makes one." />;
        }
        const numbered = (number: number | null) => all.find((version) => version.number === number);
        const to = numbered(address.to) ?? all[0];
        const from = numbered(address.from) ?? all[1];
        const lines = all.map((version, index) => ({ ...version, summary: summariseVersion(version, all[index + 1]) }));
        return (
          <div className="grid xl:min-h-full xl:grid-cols-2">
            <Panel
              title="Versions"
              note={`${formatQuantity(all.length, 'version')}, none can be changed`}
              className="xl:border-r"
            >
              <DataTable caption="Versions" columns={columns} rows={lines} rowKey={({ number }) => String(number)} />
            </Panel>
            <Panel title="Compare" note="any two">
              {all.length === 1 && (
                <EmptyState title="There is one version so far: the next change can be compared with it." />
              )}
              {all.length > 1 && (
                <div className="flex gap-2 px-4 py-2">
                  <Choice
                    label="Before"
                    all={all}
                    value={from}
                    onChange={(number) => void setAddress({ from: number })}
                  />
                  <Choice label="After" all={all} value={to} onChange={(number) => void setAddress({ to: number })} />
                </div>
              )}
              {from && to && (
                <Diff
                  kind="record"
                  label={`Version ${from.number} and version ${to.number}`}
                  before={factsOf(from)}
                  after={factsOf(to)}
                  names={fieldNames}
                  withEqual
                />
              )}
            </Panel>
          </div>
        );
      }}
    </QueryState>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: readonly AgentVersion[];
  readonly value: AgentVersion | undefined;
  readonly onChange: (number: number) => void;
}

function Choice({ label, all, value, onChange }: ChoiceProps) {
  return (
    <SelectField label={label} value={value?.number ?? ''} onChange={(event) => onChange(Number(event.target.value))}>
      {all.map(({ number, author }) => (
        <option key={number} value={number}>
          v{number}, {authorOf({ author })}
        </option>
      ))}
    </SelectField>
  );
}
