'use client';

import { useQuery } from '@tanstack/react-query';
import { Button, Panel, QueryState } from '@/components/ui/index.ts';
import { AgentBudgetPanel } from '@/features/budgets/above-agent/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { lazyPart } from '@/later/index.ts';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentDetail } from '../agent-types.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { CostPanel } from './cost-panel.tsx';
import { HealthPanel, ProblemsPanel } from './health-panel.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { InstancesPanel } from './instances-panel.tsx';
import { PermissionsPanel } from './permissions-panel.tsx';
import { RunsTable } from './runs-table.tsx';

const AgentValuePanel = lazyPart(
  async () => (await import('@/features/finance/value/above-agent/index.ts')).AgentValuePanel,
);

const pollMs = 15_000;

export interface OverviewTabProps {
  readonly agent: AgentDetail;
  /** Opens another tab. */
  readonly onOpen: (section: string) => void;
}

/** What it is at the left, what it does in the middle, what it may and how it fares at the right. */
export function OverviewTab({ agent, onOpen }: OverviewTabProps) {
  const trpc = useTRPC();
  const dayStart = useDayStart();
  const [mayCalls, mayBudgets, mayMoney] = [useMay('calls:read'), useMay('budgets:read'), useMay('finance:read')];
  const activity = useQuery({
    ...trpc.agents.activity.queryOptions({ agentId: agent.id, dayStart }),
    refetchInterval: pollMs,
  });
  const runs = useQuery({
    ...trpc.agents.runs.queryOptions({ agentId: agent.id }),
    enabled: mayCalls,
    refetchInterval: pollMs,
  });
  const more = (section: string, words: string) => (
    <Button look="ghost" size="small" onClick={() => onOpen(section)}>
      {words}
    </Button>
  );
  return (
    <div className="grid flex-1 lg:grid-cols-2 xl:grid-cols-[minmax(280px,5fr)_minmax(0,8fr)_minmax(300px,5fr)]">
      <div className="min-w-0 lg:border-r lg:border-line-1">
        <IdentityPanel agent={agent} />
        <QueryState query={activity} what="the cost" rows={5}>
          {(shown) => <CostPanel agent={agent} activity={shown} />}
        </QueryState>
        {mayMoney && <AgentValuePanel agentId={agent.id} />}
        {mayBudgets && <AgentBudgetPanel agentId={agent.id} actions={more('budget', 'Open budgets')} />}
      </div>
      <div className="min-w-0 xl:border-r xl:border-line-1">
        <QueryState query={activity} what="the health" rows={4}>
          {(shown) => (
            <>
              <HealthPanel agent={agent} activity={shown} />
              <ProblemsPanel activity={shown} />
            </>
          )}
        </QueryState>
        {mayCalls && (
          <Panel title="Runs" note="the newest" actions={more('runs', 'Open runs')}>
            <QueryState query={runs} what="the runs" rows={6}>
              {(shown) => <RunsTable agent={agent} found={shown} brief />}
            </QueryState>
          </Panel>
        )}
      </div>
      <div className="min-w-0 max-xl:col-span-full max-xl:border-t max-xl:border-line-1">
        <InstancesPanel agent={agent} />
        <PermissionsPanel agent={agent} actions={more('permissions', 'Open permissions')} />
        <ChangesPanel agent={agent} actions={more('versions', 'Open versions')} />
      </div>
    </div>
  );
}
