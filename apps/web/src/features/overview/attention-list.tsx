'use client';

import Link from 'next/link';
import { AgentName, EmptyState, QueryState, StateBadge } from '@/components/ui/index.ts';
import { AgentHealth, type AgentListItem } from '@/features/agents/index.ts';
import { useFleet } from './use-fleet.ts';

const shown = 6;

/** Agents that somebody should look at: failing first, then degraded, then those that a person has suspended. */
function needingAttention(agents: readonly AgentListItem[]): readonly AgentListItem[] {
  const rank = ({ state, health }: AgentListItem): number => {
    if (state === 'retired') return 0;
    if (state === 'suspended') return 1;
    return health.state === 'failing' ? 3 : health.state === 'degraded' ? 2 : 0;
  };
  return agents.filter((agent) => rank(agent) > 0).toSorted((one, other) => rank(other) - rank(one));
}

/** What is not as it should be, by agent, with the cause. */
export function AttentionList() {
  const query = useFleet();
  return (
    <QueryState query={query} what="the agents" rows={2}>
      {(agents) => {
        const rows = needingAttention(agents);
        if (rows.length === 0) return <EmptyState title="No agent fails, and none is suspended." />;
        return (
          <ul>
            {rows.slice(0, shown).map((agent) => (
              <li key={agent.id} className="flex h-7 items-center gap-3 border-t border-line-1 px-4">
                <Link href={`/agents/${agent.slug}`} className="min-w-0 truncate hover:underline">
                  <AgentName slug={agent.slug} name={agent.name} />
                </Link>
                {agent.state === 'suspended' ? (
                  <StateBadge shape="suspended">suspended</StateBadge>
                ) : (
                  <AgentHealth health={agent.health} />
                )}
                <span className="ml-auto truncate text-12 text-ink-3">{agent.department.name}</span>
              </li>
            ))}
            {rows.length > shown && (
              <li className="border-t border-line-1 px-4 py-1.5 text-12">
                <Link href="/agents" className="text-you hover:underline">
                  {rows.length - shown} more under Agents
                </Link>
              </li>
            )}
          </ul>
        );
      }}
    </QueryState>
  );
}
