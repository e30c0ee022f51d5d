'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Peek } from '@/components/peek/index.ts';
import { buttonClass, Facts, Money, PersonName, RiskPips, Time } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatCount, nothing } from '@/format/index.ts';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { AgentStateBadge } from '../agent-state.tsx';
import type { AgentListItem } from '../agent-types.ts';
import { AgentStateControl } from '../bulk/index.ts';
import { callsHref } from '../calls-href.ts';
import { HealthCell } from '../health-cell.tsx';
import { tierOf } from '../tier-of.ts';

export interface AgentPeekProps {
  readonly agent: AgentListItem;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One agent beside the list: who it is, how it does, what it costs, and the way to stop it. */
export function AgentPeek({ agent, onPrevious, onNext }: AgentPeekProps) {
  const trpc = useTRPC();
  const dayStart = useDayStart();
  const detail = useQuery(trpc.agents.get.queryOptions({ agentId: agent.id, dayStart }));
  const mayWrite = useMay('agents:write');
  const mayCalls = useMay('calls:read');
  const { simulatedToday } = agent;
  return (
    <Peek
      label={`Agent ${agent.slug}`}
      title={
        <>
          <h2 className="min-w-0 truncate font-semibold" title={agent.slug}>
            {agent.slug}
          </h2>
          <AgentStateBadge agent={agent} />
        </>
      }
      fullHref={`/agents/${agent.slug}`}
      onPrevious={onPrevious}
      onNext={onNext}
    >
      <p className="min-h-13 px-4 pt-3 text-ink-1">{detail.data?.purpose || 'No purpose is written down.'}</p>
      <Facts
        facts={[
          ['Name', agent.name],
          ['Owner', <PersonName key="owner" name={agent.owner?.name ?? null} />],
          ['Department', agent.team === null ? agent.department.name : `${agent.department.name}, ${agent.team.name}`],
          ['Risk class', agent.riskClass === null ? nothing : <RiskPips key="risk" tier={tierOf(agent.riskClass)} />],
          ['Health, 24 h', <HealthCell key="health" health={agent.health} />],
          ['Running now', formatCount(agent.runningNow)],
          ['Calls today', formatCount(agent.callsToday)],
          [
            'Cost today',
            <Money key="cost" nanoUsd={agent.costTodayNanoUsd} form="total" simulated={simulatedToday > 0} />,
          ],
          ['Normal day', <Money key="normal" nanoUsd={agent.costNormalNanoUsd} form="total" />],
          ['Models', agent.allowedModels.length === 0 ? 'every model' : agent.allowedModels.join(', ')],
          ['Last call', <Time key="last" at={agent.lastCallAt} form="ago" />],
          [
            'Version',
            <span key="version">
              v{agent.version}, <Time at={agent.versionAt} form="date" />
            </span>,
          ],
        ]}
      />
      <div className="flex flex-wrap gap-2 px-4 py-2">
        {mayCalls && (
          <Link href={callsHref({ agentId: agent.id })} className={buttonClass()}>
            Open calls
          </Link>
        )}
        {mayWrite && <AgentStateControl agent={agent} />}
      </div>
    </Peek>
  );
}
