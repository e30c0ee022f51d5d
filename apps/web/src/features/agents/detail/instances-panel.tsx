'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { formatFilters } from '@/components/filters/index.ts';
import { Facts, Panel, QueryState, StateBadge, Time } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentDetail, AgentInstances } from '../agent-types.ts';

const pollMs = 5_000;

/** What tasks it takes, and how many instances do them. */
export function InstancesPanel({ agent }: { readonly agent: AgentDetail }) {
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.agents.instances.queryOptions({ agentId: agent.id }),
    refetchInterval: pollMs,
  });
  return (
    <Panel
      title="Tasks"
      note="and the instances that do them"
      actions={
        <Link
          href={
            `/tasks?filters=${encodeURIComponent(formatFilters([{ field: 'agent', operator: 'any_of', values: [agent.id] }]))}` as Route
          }
          className="text-12 text-you hover:underline"
        >
          Open tasks
        </Link>
      }
    >
      <Facts
        facts={[['Capabilities', agent.capabilities.length === 0 ? 'none named' : agent.capabilities.join(', ')]]}
      />
      <QueryState query={query} what="the instances" rows={3}>
        {(shown) => <Instances shown={shown} />}
      </QueryState>
    </Panel>
  );
}

function Instances({ shown }: { readonly shown: AgentInstances }) {
  const { desired, min, max, backlog, instances, tasksPerInstance } = shown;
  const isShort = backlog > 0 && instances.length < desired;
  return (
    <>
      <Facts
        facts={[
          [
            'Instances',
            <span key="instances" className={isShort ? 'text-care' : undefined}>
              {formatCount(instances.length)} live, {formatCount(desired)} wanted
            </span>,
          ],
          ['Bounds', `${formatCount(min)} to ${formatCount(max)}, ${formatQuantity(tasksPerInstance, 'task')} each`],
          ['Waiting for it', formatQuantity(backlog, 'task')],
        ]}
      />
      {instances.length > 0 && (
        <ul className="px-4 pb-2 text-12">
          {instances.map(({ name, running, draining, lastSeenAt }) => (
            <li key={name} className="flex min-h-6 flex-wrap items-center gap-2 border-b border-line-1 py-0.5">
              <span className="font-mono break-all text-ink-1">{name}</span>
              {draining ? (
                <StateBadge shape="draining">draining</StateBadge>
              ) : (
                <StateBadge shape={running > 0 ? 'running' : 'ready'}>{running > 0 ? 'running' : 'ready'}</StateBadge>
              )}
              <span className="ml-auto text-ink-3">
                {formatQuantity(running, 'task')}, heard of <Time at={lastSeenAt} form="ago" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
