'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Panel, QueryState, Time } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentDetail } from '../agent-types.ts';
import { authorOf, summariseVersion } from './summarise-version.ts';

const shown = 8;

/** The last changes of its configuration, with their authors. */
export function ChangesPanel({ agent, actions }: { readonly agent: AgentDetail; readonly actions: ReactNode }) {
  const versions = useQuery(useTRPC().agents.versions.queryOptions({ agentId: agent.id }));
  return (
    <Panel title="Changes" note="who, when" actions={actions}>
      <QueryState query={versions} what="the versions" rows={4}>
        {(all) => (
          <ul className="px-4 py-1 text-12">
            {all.slice(0, shown).map((version, index) => (
              <li key={version.number} className="flex min-h-7 items-center gap-3">
                <span className="w-28 shrink-0 text-ink-3">
                  <Time at={version.at} form="date" />
                </span>
                <span className="min-w-0 flex-1 truncate text-ink-1" title={summariseVersion(version, all[index + 1])}>
                  v{version.number} {summariseVersion(version, all[index + 1])}
                </span>
                <span className="max-w-28 shrink-0 truncate text-ink-3">{authorOf(version)}</span>
              </li>
            ))}
          </ul>
        )}
      </QueryState>
    </Panel>
  );
}
